import { formatNumeral } from '../../../shared/text/numerals.ts'
import type { SectionRecord } from '../../../store/records.ts'
import type { OutlineNode } from './types.ts'

/** Extent of a node with everything below it; empty at 0 when it holds nothing. */
export function extentOf(node: OutlineNode): { start: number; end: number } {
  let start = Number.POSITIVE_INFINITY
  let end = 0
  const take = (extent: { start: number; end: number } | null): void => {
    if (!extent || extent.end <= extent.start) return
    start = Math.min(start, extent.start)
    end = Math.max(end, extent.end)
  }
  take(node.head)
  take(node.table)
  for (const block of node.blocks) take(block.kind === 'paragraph' ? block.paragraph : extentOf(block.node))
  return end === 0 ? { start: 0, end: 0 } : { start, end }
}

/** True for the only 款 of an article, which is never cited as one. */
function isSoleClause(node: OutlineNode): boolean {
  if (node.kind !== 'clause' || !node.parent) return false
  return !node.parent.blocks.some(
    (block) => block.kind === 'node' && block.node.kind === 'clause' && block.node !== node,
  )
}

/** How a node is called in a breadcrumb: number and title as written; '' for one that has no name. */
function nameOf(node: OutlineNode): string {
  if (node.kind === 'root' || isSoleClause(node)) return ''
  if (node.kind === 'clause') return `第${clauseNumber(node.anchor)}款`
  const label = node.label ?? ''
  if (node.title === '' || label === '') return label + node.title
  return /[、）).．①-⑳]$/u.test(label) ? label + node.title : `${label} ${node.title}`
}

/** Breadcrumb of a node: the names from the outermost part down to itself. */
export function pathOf(node: OutlineNode): string[] {
  const names: string[] = []
  for (let at: OutlineNode | null = node; at; at = at.parent) names.unshift(nameOf(at))
  return names.filter((name) => name !== '')
}

/** Records of all parts of an outline, parents before children, in reading order. */
export function toSections(root: OutlineNode): SectionRecord[] {
  const sections: SectionRecord[] = []
  const visit = (node: OutlineNode, parent: SectionRecord | null): void => {
    const record = node.kind === 'root' || isSoleClause(node) ? parent : toSection(node, parent)
    if (record !== null && record !== parent) sections.push(record)
    for (const block of node.blocks) if (block.kind === 'node') visit(block.node, record)
  }
  visit(root, null)
  return sections
}

function toSection(node: OutlineNode, parent: SectionRecord | null): SectionRecord {
  const { start, end } = extentOf(node)
  const title = node.kind === 'clause' ? nameOf(node) : node.title
  const level = (parent?.level ?? 0) + 1
  return {
    anchor: node.anchor,
    parent: parent?.anchor ?? null,
    level,
    label: node.label,
    title,
    path: pathOf(node),
    start,
    end,
  }
}

/** Chinese number of a 款 by its anchor (`a2.k3` → 三). */
function clauseNumber(anchor: string): string {
  const number = Number(/k(\d+)[^.]*$/u.exec(anchor)?.[1])
  return number <= 9999 ? formatNumeral(number) : String(number)
}
