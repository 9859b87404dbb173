import type { SectionRecord, TableRecord } from '../../../../store/records.ts'
import type { Span } from '../../../../shared/text/sentences.ts'
import type { StoredDocument } from '../../../../store/ports.ts'
import { coverageOf } from '../../../retrieve/features/index.ts'
import type { Candidate, QueryAnalysis } from '../../../retrieve/types.ts'
import type { AnswerContext, DraftSentence } from '../../context.ts'
import { tableAt } from '../../evidence.ts'
import { asksOfYears } from '../../plan.ts'
import { bandsOf } from '../table/bands.ts'
import { gatherMaterial, type ExtractiveDeps } from '../score/material.ts'
import { sayPlainly } from '../sentence/said.ts'
import { stateBands } from '../table/state-bands.ts'
import { askedOf } from '../table/table.ts'
import type { PartMaterial } from '../types.ts'

/** The question sets an earlier rule against a later one. */
const ASKS_VERSIONS =
  /新旧|新老|新政|[前后](有什么|有哪些|的)?(变化|区别|不同|差别|对照|对比)|(修改|调整|修订)(前后|了什么|了哪些)|(和|跟|与|比)(原来|以前|过去|旧|老|之前|去年)|(有|发生)(什么|哪些|啥)(变化|变动|调整|修改)|变了(什么|哪些|没)|改了(什么|哪些)/
/** Headings under which a document tells what has changed. */
const TELLS_CHANGE = /变化|变动|修改内容|新旧|不同|调整内容|对照/
/** Share of the question's information that a table or a section with its title and headings must hold. */
const ABOUT = 0.5
const LOOKED_AT = 12
/** Rows of a table that sets versions side by side, at most, when the question names none of them. */
const MOST_ROWS = 10

/**
 * Answer what differs between two versions of a rule from a table that sets them side by side, or from the part of a
 * document that tells the changes; null when the question compares no versions or there is no such place. Figures stand
 * beside each other: a difference would be a number that no document states.
 */
export async function compareVersions(
  context: AnswerContext,
  deps: ExtractiveDeps,
  budget: number,
  signal: AbortSignal,
): Promise<DraftSentence[] | null> {
  const { analysis, parts } = context
  const first = parts[0]
  if (analysis === null || first === undefined || !comparesVersions(analysis)) return null
  const candidates = bestOfDocuments(parts.flatMap((part) => part.retrieval.candidates.slice(0, LOOKED_AT)))
  const part = { ...first, label: null, side: null, analysis, retrieval: { ...first.retrieval, candidates } }
  const material = await gatherMaterial(part, context, deps, { budget, taken: new Set() }, signal)
  if (material === null) return null
  return stateTable(material) ?? quoteChanges(material)
}

const comparesVersions = (analysis: QueryAnalysis): boolean =>
  ASKS_VERSIONS.test(analysis.question) ||
  asksOfYears(analysis) ||
  (analysis.years.length > 1 && /差|不同/.test(analysis.question))

/** The rows asked about of the first table with a column for each version. */
function stateTable(material: PartMaterial): DraftSentence[] | null {
  const { analysis } = material.part
  for (const { candidate, document } of placesOf(material)) {
    for (const table of document.tables) {
      const columns = versionColumns(table, analysis)
      const text = [table.caption, ...table.rows.map((row) => row.name)].join(' ')
      if (columns.length < 2 || !isAbout(`${candidate.document.title ?? ''} ${text}`, material)) continue
      const asked = askedOf(material.part, `${table.caption ?? ''} ${candidate.document.title ?? ''}`)
      const rows = bandsOf(table, asked)
      if (rows.length > MOST_ROWS) continue
      return [stateBands(material, { candidate, document, table, rows, columns, sideBySide: true })]
    }
  }
  return null
}

/** Columns for the years asked about, or for before and after. */
function versionColumns({ header, caption }: TableRecord, { years }: QueryAnalysis): string[] {
  const columns = header.slice(1)
  if (years.length > 1) {
    const ofYears = columns.filter((column) => years.some((year) => column.includes(year)))
    return years.every((year) => ofYears.some((column) => column.includes(year))) ? ofYears : []
  }
  const paired = columns.filter((column) => /(调整|修改|修订|改革)[前后]/.test(column))
  if (paired.length > 1) return paired
  return /对照|前后|对比/.test(caption ?? '') ? columns.filter((column) => /\d{4}年/.test(column)) : []
}

/** The sentences of the section that tells what has changed, whole, as many as find room. */
function quoteChanges(material: PartMaterial): DraftSentence[] | null {
  if (material.part.analysis.years.length > 1) return null
  for (const { candidate, document } of placesOf(material)) {
    const section = document.sections.find(
      (one) =>
        TELLS_CHANGE.test(one.title) &&
        isAbout(`${candidate.document.title ?? ''} ${textOf(document, one)}`, material),
    )
    if (section === undefined) continue
    const sentences = itemsOf(document, section)
    let used = 0
    const said = sentences.filter(({ text }) => (used += text.length) <= material.budget)
    if (said.length === 0) continue
    return said.map(({ text, start, end }) => ({
      text: sayPlainly(text, material.part.analysis.question),
      tokens: [material.book.issue(document, candidate.document, start, end).token],
      newLine: true,
    }))
  }
  return null
}

/** Lines of a section below its heading. */
function itemsOf(document: StoredDocument, { start, end, title }: SectionRecord): Span[] {
  const lines: Span[] = []
  for (const match of document.text.slice(start, end).matchAll(/[^\n]+/g)) {
    const text = match[0].trim()
    const inTable = tableAt(document, start + match.index) !== undefined
    if (text === '' || text.endsWith(title) || inTable) continue
    const from = start + match.index + match[0].indexOf(text)
    lines.push({ text, start: from, end: from + text.length })
  }
  return lines
}

const textOf = (document: StoredDocument, { start, end }: SectionRecord): string =>
  document.text.slice(start, end)

/** The best candidate of each document, best first. */
function bestOfDocuments(candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<string, Candidate>()
  for (const candidate of [...candidates].sort((a, b) => a.score - b.score))
    best.set(candidate.chunk.docId, candidate)
  return [...best.values()].sort((a, b) => b.score - a.score)
}

/** The candidates with their documents. */
const placesOf = ({
  candidates,
  documents,
}: PartMaterial): { candidate: Candidate; document: StoredDocument }[] =>
  candidates.flatMap((candidate) => {
    const document = documents.get(candidate.chunk.docId)
    return document === undefined ? [] : [{ candidate, document }]
  })

/** Whether a text speaks of what is compared: the question's words without its years and the words for change. */
function isAbout(text: string, { part: { analysis, retrieval } }: PartMaterial): boolean {
  const words = analysis.words.filter(
    (word) => analysis.own.has(word) && !/\d|新|旧|变|改|调整|区别|不同|差|相比|前后/.test(word),
  )
  if (words.length === 0) return false
  const terms = new Map(
    [...analysis.own].filter(([term]) => words.includes(term) || !analysis.words.includes(term)),
  )
  return coverageOf({ ...analysis, words, terms }, text, retrieval.idf) >= ABOUT
}
