import { MARKER_FORMS, type Marker } from '../flow/index.ts'
import type { Placement } from './place-number.ts'
import type { Step } from './read-steps.ts'
import type { TreeCursor } from './tree-cursor.ts'
import type { Outline, OutlineNode } from './types.ts'

/** True when what follows a number can be the text or list that it heads, not the next number of its own list. */
export function headsText(next: Step | undefined, marker: Marker): boolean {
  if (next?.paragraph == null) return false
  return next.marker === null || MARKER_FORMS.indexOf(next.marker.form) > MARKER_FORMS.indexOf(marker.form)
}

/** A lead-in stands beside the one that introduced the list before. */
export function ownerOfLeadIn(parent: OutlineNode): OutlineNode {
  return parent.kind === 'heading' && parent.headingLevel === null && parent.parent ? parent.parent : parent
}

/** Paragraphs get titles of their own only below a heading line, not after a running item. */
export function takesTitles(node: OutlineNode): boolean {
  return !node.running && (node.kind === 'numbered' || node.kind === 'heading' || node.kind === 'annex')
}

/** A captioned table belongs to the section it stands in, and to a running item only if that item refers to it. */
export function ownerOfTable(cursor: TreeCursor, label: string | null): OutlineNode {
  const refers = (text: string): boolean =>
    /下表|如下|附表/u.test(text) || (label !== null && text.includes(label))
  const owner = cursor.openNodes.find(
    (node) => refers(node.head?.text ?? '') || !(node.running || node.form === 'article'),
  )
  return owner ?? cursor.root
}

/** What is wrong with a number where it stands, for the person who uploads; null when nothing is. */
export function describeProblem(
  cursor: TreeCursor,
  placement: Placement,
  marker: Marker,
): Pick<Outline['warnings'][number], 'code' | 'message'> | null {
  const code = placement.restarts ? 'OUTLINE_NOT_MONOTONE' : placement.problem
  if (code === null) return null
  const last = cursor.lastUnder(placement.parent, marker.form)
  const after = last === undefined ? '' : `（上一个序号为${last}）`
  const problem = code === 'OUTLINE_GAP' ? '之前有缺号' : '没有递增'
  return { code, message: `序号“${marker.label}”${problem}${after}` }
}
