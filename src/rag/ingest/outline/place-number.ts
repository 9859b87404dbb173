import { MARKER_FORMS, type Marker, type MarkerForm } from '../flow/index.ts'
import type { TreeCursor } from './tree-cursor.ts'
import type { OutlineNode } from './types.ts'

/** Where a number belongs: the parent, and what is wrong with its value there. */
export interface Placement {
  parent: OutlineNode
  /** The list under `parent` begins again at 1. */
  restarts: boolean
  problem: 'OUTLINE_NOT_MONOTONE' | 'OUTLINE_GAP' | null
}

const rankOf = (form: MarkerForm): number => MARKER_FORMS.indexOf(form)

/**
 * Parent of a number by the lists that are open: it continues the deepest one it fits, else it opens a list under the
 * nearest part that ranks above it. `nested` says that this form runs inside the innermost open number although it
 * usually stands above it.
 */
export function placeNumber(cursor: TreeCursor, marker: Marker, nested: boolean): Placement {
  const continued = marker.number > 1 ? continuedList(cursor, marker) : null
  const parent = continued ?? (nested ? cursor.top : parentByRank(cursor, marker))
  const last = cursor.lastUnder(parent, marker.form)
  const restarts = last !== undefined && marker.number === 1 && marker.branch === null
  return { parent, restarts, problem: restarts ? null : problemOf(cursor, marker, last) }
}

function continuedList(cursor: TreeCursor, marker: Marker): OutlineNode | null {
  for (const node of [...cursor.openNodes, cursor.root]) {
    const last = cursor.lastUnder(node, marker.form)
    if (last === undefined) continue
    if (last === marker.number - 1 || (last === marker.number && marker.branch !== null)) return node
  }
  return null
}

function parentByRank(cursor: TreeCursor, marker: Marker): OutlineNode {
  const open = cursor.openNodes
  const sibling = open.find((node) => node.form === marker.form)
  if (sibling?.parent) return sibling.parent
  const above = open.find((node) => {
    if (node.kind === 'numbered') return rankOf(node.form!) < rankOf(marker.form)
    if (node.kind === 'preface') return rankOf(marker.form) > rankOf('dun')
    return node.kind === 'annex' || node.kind === 'clause' || node.kind === 'heading'
  })
  return above ?? cursor.root
}

function problemOf(cursor: TreeCursor, marker: Marker, lastHere: number | undefined): Placement['problem'] {
  const { number, form, branch } = marker
  const lastAnywhere = cursor.lastAnywhere(form)
  const last = form === 'article' ? lastAnywhere : lastHere
  if (branch !== null && number === last) return null
  if (last === undefined) return number === 1 || number === (lastAnywhere ?? 0) + 1 ? null : 'OUTLINE_GAP'
  if (number === last + 1) return null
  return number <= last ? 'OUTLINE_NOT_MONOTONE' : 'OUTLINE_GAP'
}
