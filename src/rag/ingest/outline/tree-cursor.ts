import type { FoundTable, Marker, MarkerForm, Paragraph } from '../flow/index.ts'
import { ANCHOR_LETTERS, LIST_LETTERS_IN_ARTICLE } from './anchor-letters.ts'
import type { OutlineNode } from './types.ts'

type NewNode = Pick<OutlineNode, 'kind' | 'label' | 'title' | 'head' | 'running'> &
  Partial<Pick<OutlineNode, 'form' | 'number' | 'headingLevel' | 'table'>>

interface Counters {
  lists: Map<MarkerForm, number>
  paragraphs: number
  headings: number
  clauses: number
}

/** Where a document is being read: the open nodes from the root down, and the numbers used so far. */
export class TreeCursor {
  readonly root: OutlineNode = {
    kind: 'root',
    form: null,
    number: null,
    headingLevel: null,
    anchor: '',
    label: null,
    title: '',
    parent: null,
    head: null,
    running: false,
    blocks: [],
    table: null,
  }
  private readonly stack: OutlineNode[] = [this.root]
  private readonly anchors = new Set<string>()
  private readonly repeats = new Map<string, number>()
  private readonly counters = new Map<OutlineNode, Counters>()
  private lastNumbers = new Map<MarkerForm, number>()
  private parentForms = new Map<MarkerForm, MarkerForm | null>()

  get top(): OutlineNode {
    return this.stack.at(-1)!
  }

  /** Open nodes from the deepest up, without the root. */
  get openNodes(): OutlineNode[] {
    return this.stack.slice(1).reverse()
  }

  /** Last number of a form directly under a node; undefined when there is none yet. */
  lastUnder(node: OutlineNode, form: MarkerForm): number | undefined {
    return this.countersOf(node).lists.get(form)
  }

  /** Last number of a form anywhere in the current document part. */
  lastAnywhere(form: MarkerForm): number | undefined {
    return this.lastNumbers.get(form)
  }

  /** The form that a form last stood under; undefined before its first number. */
  lastParentForm(form: MarkerForm): MarkerForm | null | undefined {
    return this.parentForms.get(form)
  }

  /** Numbering starts afresh (an annex, a second document in the same file). */
  restartNumbering(): void {
    this.lastNumbers = new Map()
    this.parentForms = new Map()
  }

  closeTo(node: OutlineNode): void {
    while (this.stack.length > 1 && this.top !== node) this.stack.pop()
  }

  closeWhile(test: (node: OutlineNode) => boolean): void {
    while (this.stack.length > 1 && test(this.top)) this.stack.pop()
  }

  /** Opens a numbered node under the current one. */
  openNumbered(marker: Marker, head: Paragraph, title: string, running: boolean): OutlineNode {
    const { form, number, label } = marker
    this.countersOf(this.top).lists.set(form, number)
    this.lastNumbers.set(form, number)
    this.parentForms.set(form, this.top.form)
    const branch = marker.branch === null ? '' : `-${marker.branch}`
    const { headingLevel } = head
    const node = { kind: 'numbered', form, number, headingLevel, label, title, head, running } as const
    return this.open(node, `${this.letterOf(form)}${number}${branch}`)
  }

  /** Opens a heading without number (`h1`, `h2` … under its parent). */
  openHeading(head: Paragraph, title: string): OutlineNode {
    const { headingLevel } = head
    const node = { kind: 'heading', label: null, title, head, headingLevel, running: false } as const
    return this.open(node, `h${++this.countersOf(this.top).headings}`)
  }

  /** Opens a part with an anchor of its own (`preface`, `annex1`, `t1`). */
  openNamed(node: NewNode, anchor: string): OutlineNode {
    return this.open(node, anchor, true)
  }

  /** Opens the next 款 of the article that is open; the first one shares the article's own line. */
  openClause(head: Paragraph): OutlineNode {
    const node = { kind: 'clause', label: null, title: '', head, running: true } as const
    return this.open(node, `k${++this.countersOf(this.top).clauses}`)
  }

  addParagraph(paragraph: Paragraph): void {
    const anchor = this.claim(join(this.top.anchor, `p${++this.countersOf(this.top).paragraphs}`))
    this.top.blocks.push({ kind: 'paragraph', paragraph, anchor })
  }

  /** A titled paragraph: a node that is closed again at once. */
  addTitledParagraph(paragraph: Paragraph, title: string): void {
    const node = { kind: 'paragraph', label: null, title, head: paragraph, running: true } as const
    this.open(node, `p${++this.countersOf(this.top).paragraphs}`)
    this.stack.pop()
  }

  addTable(table: FoundTable, anchor: string, label: string | null, title: string): void {
    this.open({ kind: 'table', label, title, head: table.caption, running: false, table }, anchor, true)
    this.stack.pop()
  }

  /** Takes back the last paragraph or empty heading, to open it again as the heading of what follows. */
  takeBackLast(): Paragraph | null {
    if (this.top.kind === 'heading' && this.top.blocks.length === 0) this.stack.pop()
    const node = this.top
    const block = node.blocks.at(-1)
    const paragraph =
      block?.kind === 'paragraph'
        ? block.paragraph
        : block?.node.kind === 'paragraph' || block?.node.kind === 'heading'
          ? block.node.head
          : null
    if (!block || !paragraph) return null
    node.blocks.pop()
    this.anchors.delete(block.kind === 'paragraph' ? block.anchor : block.node.anchor)
    this.countersOf(node)[
      block.kind === 'node' && block.node.kind === 'heading' ? 'headings' : 'paragraphs'
    ]--
    return paragraph
  }

  private open(node: NewNode, name: string, absolute = false): OutlineNode {
    const parent = this.top
    const anchor = this.claim(absolute ? name : join(parent.anchor, name))
    const defaults = { form: null, number: null, headingLevel: null, table: null }
    const opened: OutlineNode = { ...defaults, ...node, anchor, parent, blocks: [] }
    parent.blocks.push({ kind: 'node', node: opened })
    this.stack.push(opened)
    return opened
  }

  private letterOf(form: MarkerForm): string {
    const inArticle = this.stack.some((node) => node.form === 'article')
    return (inArticle ? LIST_LETTERS_IN_ARTICLE[form] : undefined) ?? ANCHOR_LETTERS[form]
  }

  private claim(wanted: string): string {
    let anchor = wanted
    while (this.anchors.has(anchor)) {
      const count = (this.repeats.get(wanted) ?? 1) + 1
      this.repeats.set(wanted, count)
      anchor = `${wanted}-${count}`
    }
    this.anchors.add(anchor)
    return anchor
  }

  private countersOf(node: OutlineNode): Counters {
    let counters = this.counters.get(node)
    if (!counters)
      this.counters.set(node, (counters = { lists: new Map(), paragraphs: 0, headings: 0, clauses: 0 }))
    return counters
  }
}

function join(parent: string, name: string): string {
  return parent === '' ? name : `${parent}.${name}`
}
