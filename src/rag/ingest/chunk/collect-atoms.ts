import type { TableRecord } from '../../../store/records.ts'
import type { Paragraph } from '../flow/index.ts'
import { pathOf, type OutlineNode } from '../outline/index.ts'
import { bundles } from './bundle.ts'
import { readTableHead, readTableRow } from './read-table-text.ts'
import type { Atom } from './types.ts'

/** What stands in a document beside its running text. */
export interface Special {
  tables: ReadonlyMap<string, TableRecord>
  /** Start offsets of paragraphs that are a term's definition → the term's anchor. */
  terms: ReadonlyMap<number, string>
  /** Start offsets of the lines that are a document's title. */
  titles: ReadonlySet<number>
}

/** The line that marks invented material says nothing to search for; the document's `sample` field holds it. */
const SAMPLE_LINE = /^示例文件[：:]/u

/** All text of an outline as atoms in reading order. */
export function collectAtoms(root: OutlineNode, special: Special): Atom[] {
  const atoms: Atom[] = []
  visit(root, null, special, atoms)
  return atoms
}

function visit(node: OutlineNode, outer: OutlineNode | null, special: Special, atoms: Atom[]): void {
  if (node.table) return void atoms.push(...tableAtoms(node, special))
  const bundle = outer ?? (bundles(node, special.terms) ? node : null)
  const context = { owner: node, path: pathOf(node), bundle }
  if (node.head && !sharedWithClause(node)) {
    const content = node.running || node.blocks.length === 0
    const titled = node.kind === 'paragraph' || node.title !== ''
    atoms.push(atomOf(node.head, node.anchor, content ? 'text' : 'heading', titled, context))
  }
  for (const block of node.blocks) {
    if (block.kind === 'node') visit(block.node, bundle, special, atoms)
    else if (!SAMPLE_LINE.test(block.paragraph.text))
      atoms.push(paragraphAtom(block.paragraph, block.anchor, special, context))
  }
}

type Context = Pick<Atom, 'owner' | 'path' | 'bundle'>

function paragraphAtom(paragraph: Paragraph, anchor: string, special: Special, context: Context): Atom {
  const term = special.terms.get(paragraph.start)
  if (term !== undefined) return { ...atomOf(paragraph, term, 'term', true, context), bundle: null }
  return atomOf(paragraph, anchor, 'text', special.titles.has(paragraph.start), context)
}

function atomOf(at: Paragraph, anchor: string, role: Atom['role'], titled: boolean, context: Context): Atom {
  return { role, start: at.start, end: at.end, anchor, titled, reading: null, ...context }
}

/** An article whose text runs on from its number is read as its first 款. */
function sharedWithClause(node: OutlineNode): boolean {
  const first = node.blocks[0]
  return first?.kind === 'node' && first.node.kind === 'clause' && first.node.head === node.head
}

function tableAtoms(node: OutlineNode, special: Special): Atom[] {
  const table = special.tables.get(node.anchor)
  if (!table || !node.table) return []
  const base = { owner: node, path: pathOf(node), bundle: null, titled: true }
  const firstRow = table.rows[0]?.start ?? table.end
  const headRows = node.table.rows.filter((row) => row[0]!.start < firstRow)
  const headEnd = headRows.at(-1)?.at(-1)?.end ?? table.start
  const head: Atom = {
    ...base,
    role: 'table-head',
    start: table.start,
    end: headEnd,
    anchor: node.anchor,
    reading: readTableHead(table),
  }
  const rows = table.rows.map((row): Atom => {
    const { start, end, anchor } = row
    return { ...base, role: 'table-row', start, end, anchor, reading: readTableRow(row) }
  })
  return headEnd > table.start ? [head, ...rows] : rows
}
