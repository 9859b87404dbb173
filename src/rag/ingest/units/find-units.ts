import type { ResponsibleUnitRecord, TableRecord } from '../../../store/records.ts'
import type { Paragraph } from '../flow/index.ts'
import type { OutlineNode } from '../outline/index.ts'
import { readUnits } from './read-bracket.ts'

/** A bracket (one level of brackets inside allowed) with what may stand behind it. */
const BRACKET = /[（(]((?:[^（）()]|[（(][^（）()]*[）)])*)[）)]/gu
const LINE = /^(?:牵头|主办|配合|协办|责任|负责)(?:单位|部门)\s*[：:]\s*\S/u
const ROLE_COLUMN = /^(?:牵头|主办|配合|协办|责任|负责)(?:单位|部门)$/u

/**
 * Offices that a document makes responsible, one record a unit, at the anchor of the part that names them: brackets
 * behind a sentence or at the end of a paragraph, lines such as `责任单位：…`, and table columns of that name.
 */
export function findUnits(
  root: OutlineNode,
  tables: readonly TableRecord[],
  text: string,
): ResponsibleUnitRecord[] {
  const units: ResponsibleUnitRecord[] = []
  visit(root, units)
  for (const table of tables) units.push(...unitsOfTable(table, text))
  return units.sort((a, b) => a.start - b.start)
}

function visit(node: OutlineNode, units: ResponsibleUnitRecord[]): void {
  const anchor = anchorOf(node)
  if (node.head && node.kind !== 'table' && !sharesHead(node))
    units.push(...unitsOfParagraph(node.head, anchor))
  for (const block of node.blocks) {
    if (block.kind === 'node') visit(block.node, units)
    else units.push(...unitsOfParagraph(block.paragraph, anchor || block.anchor))
  }
}

/** The first 款 stands on the article's own line, which is read with the article. */
function sharesHead(node: OutlineNode): boolean {
  return node.kind === 'clause' && node.head === node.parent?.head
}

/** 款 are cited with their article; every other part has its own anchor. */
function anchorOf(node: OutlineNode): string {
  return node.kind === 'clause' && node.parent ? node.parent.anchor : node.anchor
}

function unitsOfParagraph(paragraph: Paragraph, anchor: string): ResponsibleUnitRecord[] {
  const { text, start } = paragraph
  const place = (inside: string, offset: number): ResponsibleUnitRecord[] =>
    readUnits(inside).map((unit) => ({
      anchor,
      unit: unit.unit,
      role: unit.role,
      start: start + offset + unit.start,
      end: start + offset + unit.end,
    }))
  if (LINE.test(text)) return place(text.replace(/。$/u, ''), 0)
  const found: ResponsibleUnitRecord[] = []
  for (const match of text.matchAll(BRACKET)) {
    const before = text.slice(0, match.index).trimEnd()
    const after = text.slice(match.index + match[0].length).trim()
    const closes = after === '' || /^[。；]/u.test(after) || /[。；！？”]$/u.test(before) || before === ''
    if (closes) found.push(...place(match[1]!, match.index + 1))
  }
  return found
}

function unitsOfTable(table: TableRecord, text: string): ResponsibleUnitRecord[] {
  const columns = table.header.filter((header) => ROLE_COLUMN.test(header))
  return table.rows.flatMap((row) =>
    columns.flatMap((column) => {
      const cell = row.cells[column] ?? ''
      const at = cell === '' ? -1 : text.indexOf(cell, row.start)
      if (at === -1 || at >= row.end) return []
      const shift = column.length + 1
      return readUnits(`${column}：${cell}`).map(({ unit, role, start, end }) => ({
        anchor: row.anchor,
        unit,
        role,
        start: at + start - shift,
        end: at + end - shift,
      }))
    }),
  )
}
