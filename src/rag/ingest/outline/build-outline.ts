import {
  isClosingSentence,
  splitCaption,
  type Flow,
  type FoundTable,
  type Marker,
  type Paragraph,
} from '../flow/index.ts'
import { findContents } from './find-contents.ts'
import { placeNumber, type Placement } from './place-number.ts'
import { isBareHeading, readAnnexList, readNamedPart, readQuestion, type NamedPart } from './read-heading.ts'
import { readNumberedTitle } from './read-numbered-title.ts'
import { isClosingLine, readSteps, type Step } from './read-steps.ts'
import { readParagraphTitle } from './read-title.ts'
import { nestsInside, settleForm } from './settle-form.ts'
import { describeProblem, headsText, ownerOfLeadIn, ownerOfTable, takesTitles } from './outline-rules.ts'
import { dropStrayTitles } from './stray-titles.ts'
import { TreeCursor } from './tree-cursor.ts'
import type { Outline } from './types.ts'

/** A text without any order is told of so many times. */
const MAX_WARNINGS = 100
/** Longest unnumbered line that is taken for the lead-in of a list that begins again. */
const MAX_LEAD_IN = 60

/** Outline of a document. `titleStarts` are the offsets of the lines that are its title. */
export function buildOutline(flow: readonly Flow[], titleStarts: ReadonlySet<number>): Outline {
  return new OutlineBuilder(readSteps(flow), titleStarts).build()
}

class OutlineBuilder {
  private readonly cursor = new TreeCursor()
  private readonly warnings: Outline['warnings'] = []
  private readonly counts = { annex: 0, appendix: 0, preface: 0, tables: 0 }
  private readonly steps: Step[]
  private readonly titleStarts: ReadonlySet<number>
  private readonly contents: ReadonlySet<number>
  private annexEntry: number | null = null
  private index = 0

  constructor(steps: Step[], titleStarts: ReadonlySet<number>) {
    this.steps = steps
    this.contents = findContents(steps)
    this.titleStarts = titleStarts
  }

  build(): Outline {
    for (this.index = 0; this.index < this.steps.length; this.index++) {
      const { flow, paragraph, marker } = this.steps[this.index]!
      if (flow.kind === 'table') this.addTable(flow.table)
      else if (paragraph) this.addParagraph(paragraph, marker)
    }
    dropStrayTitles(this.cursor.root)
    return { root: this.cursor.root, warnings: this.warnings }
  }

  private addParagraph(paragraph: Paragraph, marker: Marker | null): void {
    if (this.titleStarts.has(paragraph.start)) return this.addTitle(paragraph)
    if (this.contents.has(paragraph.start)) return this.addAtRoot(paragraph)
    if (this.continuesAnnexList(paragraph, marker)) return this.addAtRoot(paragraph)
    const part = readNamedPart(this.steps, this.index)
    if (part) return this.openPart(part, paragraph)
    if (isClosingLine(this.steps, this.index)) return this.addAtRoot(paragraph)
    const question = readQuestion(paragraph.text)
    if (question) return this.openHeading(paragraph, question)
    if (marker && this.addNumber(paragraph, marker)) return
    if (paragraph.headingLevel !== null) return this.openHeading(paragraph, paragraph.text)
    if (!this.inArticle() && isBareHeading(this.steps, this.index))
      return this.openHeading(paragraph, paragraph.text)
    this.addText(paragraph)
  }

  private addTitle(paragraph: Paragraph): void {
    const numbered = this.cursor.root.blocks.some(
      (block) => block.kind === 'node' && block.node.kind === 'numbered',
    )
    if (!numbered) return this.addAtRoot(paragraph)
    this.cursor.closeTo(this.cursor.root)
    this.cursor.restartNumbering()
    const node = {
      kind: 'annex',
      label: null,
      title: paragraph.text,
      head: paragraph,
      running: false,
    } as const
    this.cursor.openNamed(node, `annex${++this.counts.annex}`)
  }

  private addAtRoot(paragraph: Paragraph): void {
    this.cursor.closeTo(this.cursor.root)
    this.cursor.addParagraph(paragraph)
  }

  private continuesAnnexList(paragraph: Paragraph, marker: Marker | null): boolean {
    if (this.annexEntry !== null && marker?.form === 'dot' && marker.number === this.annexEntry + 1) {
      this.annexEntry++
      return true
    }
    this.annexEntry = readNamedPart(this.steps, this.index) ? null : readAnnexList(paragraph.text)
    return this.annexEntry !== null
  }

  private openPart(part: NamedPart, paragraph: Paragraph): void {
    this.cursor.closeTo(this.cursor.root)
    this.cursor.restartNumbering()
    const count = (this.counts[part.anchor] = part.number ?? this.counts[part.anchor] + 1)
    const { kind, label, title } = part
    const node = { kind, label: label || null, title, head: paragraph, running: false }
    this.cursor.openNamed(node, part.anchor === 'preface' ? 'preface' : `${part.anchor}${count}`)
  }

  private openHeading(paragraph: Paragraph, title: string): void {
    const level = paragraph.headingLevel
    if (level === null) this.cursor.closeWhile((node) => node.running || node.kind === 'heading')
    else this.closeHeadings(level)
    this.cursor.openHeading(paragraph, title.replace(/[：:]$/u, ''))
  }

  /** Closes what a heading of this level ends: headings of its level or below, and all they hold. */
  private closeHeadings(level: number): void {
    const ended = this.cursor.openNodes.filter((node) => (node.headingLevel ?? 0) >= level).at(-1)
    if (ended?.parent) this.cursor.closeTo(ended.parent)
    else this.cursor.closeWhile((node) => node.headingLevel === null && node.kind !== 'annex')
  }

  private addNumber(paragraph: Paragraph, read: Marker): boolean {
    const marker = settleForm(this.cursor, read, paragraph.text)
    if (!marker) return false
    const level = paragraph.headingLevel
    if (level !== null) {
      const ended = this.cursor.openNodes.filter(
        (node) => node.kind === 'heading' && (node.headingLevel ?? 9) >= level,
      )
      if (ended.at(-1)?.parent) this.cursor.closeTo(ended.at(-1)!.parent!)
    }
    const nested = nestsInside(this.cursor, this.steps, this.index, marker)
    const placement = placeNumber(this.cursor, marker, nested)
    const leadIn = placement.restarts ? this.takeLeadIn() : null
    this.cursor.closeTo(leadIn ? ownerOfLeadIn(placement.parent) : placement.parent)
    if (leadIn) this.cursor.openHeading(leadIn, leadIn.text.replace(/[：:]$/u, ''))
    else this.warn(placement, paragraph, marker)
    this.openNumbered(paragraph, marker)
    return true
  }

  private openNumbered(paragraph: Paragraph, marker: Marker): void {
    const opensText = headsText(this.steps[this.index + 1], marker)
    const { title, running } = readNumberedTitle(paragraph.text, marker, this.inArticle(), opensText)
    const firstClause = marker.form === 'article' && running
    this.cursor.openNumbered(marker, paragraph, title, running && !firstClause)
    if (firstClause) this.cursor.openClause(paragraph)
  }

  /** The unnumbered line just above, when it introduces a list that begins again (`办理流程：` 1. 2.). */
  private takeLeadIn(): Paragraph | null {
    const above = this.steps[this.index - 1]
    const text = above?.paragraph?.text ?? ''
    if (text === '' || above?.marker || (text.length > MAX_LEAD_IN && !text.endsWith('：'))) return null
    return this.cursor.takeBackLast()
  }

  private warn(placement: Placement, paragraph: Paragraph, marker: Marker): void {
    if (this.warnings.length >= MAX_WARNINGS) return
    const warning = describeProblem(this.cursor, placement, marker)
    if (warning) this.warnings.push({ ...warning, start: paragraph.start, end: paragraph.end })
  }

  private addText(paragraph: Paragraph): void {
    const article = this.cursor.openNodes.find((node) => node.form === 'article')
    if (article) {
      this.cursor.closeTo(article)
      this.cursor.openClause(paragraph)
      return
    }
    if (isClosingSentence(paragraph.text)) this.cursor.closeWhile((node) => node.running)
    const titled = takesTitles(this.cursor.top) ? readParagraphTitle(paragraph.text) : null
    if (titled) this.cursor.addTitledParagraph(paragraph, titled.title)
    else this.cursor.addParagraph(paragraph)
  }

  private addTable(table: FoundTable): void {
    const { label, number, title } = splitCaption(table.caption?.text ?? '')
    if (table.caption) this.cursor.closeTo(ownerOfTable(this.cursor, label))
    const count = ++this.counts.tables
    const written = number !== null && /^[0-9]+$/.test(number) ? Number(number) : count
    this.cursor.addTable(table, `t${written}`, label, title)
  }

  private inArticle(): boolean {
    return this.cursor.openNodes.some((node) => node.form === 'article')
  }
}
