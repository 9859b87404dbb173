import { MARKER_FORMS, type Marker, type MarkerForm } from '../flow/index.ts'
import type { Step } from './read-steps.ts'
import type { TreeCursor } from './tree-cursor.ts'

/** How many paragraphs ahead a list is looked for that goes on. */
const LOOK_AHEAD = 400
/** A list has this many entries before a number in another script is taken for its next. */
const MIN_SLIP = 3
/** A heading line; longer ones are running paragraphs. */
const MAX_HEADING = 40

/**
 * The marker as its list reads it: a slip of the writer such as `（4）` after `（三）` continues that list; a doubtful
 * number (`5.5G基站`) counts only when its list is at the number before. Null when the paragraph is plain text.
 */
export function settleForm(cursor: TreeCursor, marker: Marker, text: string): Marker | null {
  if (marker.doubtful) {
    const last = cursor.openNodes.find((node) => node.form === marker.form)?.number
    return last === marker.number - 1 ? { ...marker, doubtful: false } : null
  }
  const twin: MarkerForm | null =
    marker.form === 'parenDigit' ? 'paren' : marker.form === 'paren' ? 'parenDigit' : null
  if (!twin || marker.number < MIN_SLIP || text.length > MAX_HEADING) return marker
  const open = [...cursor.openNodes, cursor.root]
  const fits = (form: MarkerForm): boolean =>
    open.some((node) => cursor.lastUnder(node, form) === marker.number - 1)
  return !fits(marker.form) && fits(twin) ? { ...marker, form: twin } : marker
}

/**
 * True when a form that usually stands above the innermost open number runs inside it here: the inner list goes on
 * later, and this form then begins again at 1 (or did so before).
 */
export function nestsInside(
  cursor: TreeCursor,
  steps: readonly Step[],
  index: number,
  marker: Marker,
): boolean {
  const top = cursor.top
  const rank = (form: MarkerForm): number => MARKER_FORMS.indexOf(form)
  if (marker.number !== 1 || top.form === null || top.number === null || rank(top.form) <= rank(marker.form))
    return false
  if (cursor.openNodes.some((node) => node.form === marker.form)) return false
  if (cursor.lastParentForm(marker.form) === top.form) return true
  let resumed = false
  for (const step of steps.slice(index + 1, index + LOOK_AHEAD)) {
    const next = step.marker
    if (!next) continue
    if (!resumed && next.form === top.form && next.number === top.number + 1) resumed = true
    else if (resumed && next.form === marker.form) return next.number === 1
  }
  return false
}
