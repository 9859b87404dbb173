/**
 * Breakpoints between a repaired text and its original, sorted and never falling in either list. Between two
 * breakpoints offsets are in proportion (one to one where both sides are equally long); two breakpoints with the same
 * repaired offset are a deletion, with the same original offset an insertion.
 */
export interface OffsetMap {
  repaired: readonly number[]
  original: readonly number[]
}

/** A half-open range of UTF-16 code units. */
export interface TextRange {
  start: number
  end: number
}

type Bias = 'start' | 'end'

/** First index whose value is ≥ `value` (or > it with `after`). */
function search(values: readonly number[], value: number, after: boolean): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    const current = values[middle] ?? 0
    if (current < value || (after && current === value)) low = middle + 1
    else high = middle
  }
  return low
}

function translate(from: readonly number[], to: readonly number[], offset: number, bias: Bias): number {
  if (from.length === 0) return offset
  // At a deletion the start of a range lies behind what was deleted, its end before it.
  const right = bias === 'start' ? search(from, offset, true) : search(from, offset, false)
  const left = right - 1
  if (bias === 'end' && from[right] === offset) return to[right] ?? offset
  if (left < 0) return to[0] ?? 0
  const [fromLeft, toLeft] = [from[left] ?? 0, to[left] ?? 0]
  const [fromRight, toRight] = [from[right], to[right]]
  if (fromRight === undefined || toRight === undefined) return toLeft
  const share = ((offset - fromLeft) * (toRight - toLeft)) / (fromRight - fromLeft)
  return toLeft + (bias === 'start' ? Math.floor(share) : Math.ceil(share))
}

/** Range of the original that a range of the repaired text came from; deleted text at its edges is left out. */
export function toOriginalRange(map: OffsetMap, range: TextRange): TextRange {
  const start = translate(map.repaired, map.original, range.start, 'start')
  if (range.end <= range.start) return { start, end: start }
  return { start, end: Math.max(start, translate(map.repaired, map.original, range.end, 'end')) }
}

/** Range of the repaired text that a range of the original became; empty where all of it was deleted. */
export function toRepairedRange(map: OffsetMap, range: TextRange): TextRange {
  const start = translate(map.original, map.repaired, range.start, 'start')
  if (range.end <= range.start) return { start, end: start }
  return { start, end: Math.max(start, translate(map.original, map.repaired, range.end, 'end')) }
}
