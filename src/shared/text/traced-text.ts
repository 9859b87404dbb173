import type { TextRange } from './offset-map.ts'

/** Replaces `[start, end)` of the current text; an empty `text` deletes, an empty range inserts. */
export interface TextEdit extends TextRange {
  text: string
}

/**
 * Text that remembers where each character came from. Steps edit the current text; offsets into the original survive
 * any number of them. An edit that keeps the length maps character by character, another one as a whole.
 */
export class TracedText {
  readonly original: string
  private current: string
  /** Extent in the original of each code unit of the current text. */
  private starts: Uint32Array
  private ends: Uint32Array

  constructor(original: string) {
    this.original = original
    this.current = original
    this.starts = Uint32Array.from({ length: original.length }, (_, index) => index)
    this.ends = Uint32Array.from({ length: original.length }, (_, index) => index + 1)
  }

  get text(): string {
    return this.current
  }

  /** Applies edits to the current text at once. They must be sorted and must not overlap: RangeError otherwise. */
  edit(edits: readonly TextEdit[]): void {
    if (edits.length === 0) return
    const length = this.lengthAfter(edits)
    const starts = new Uint32Array(length)
    const ends = new Uint32Array(length)
    const pieces: string[] = []
    let from = 0
    let to = 0
    const keep = (until: number): void => {
      pieces.push(this.current.slice(from, until))
      starts.set(this.starts.subarray(from, until), to)
      ends.set(this.ends.subarray(from, until), to)
      to += until - from
      from = until
    }
    for (const edit of edits) {
      keep(edit.start)
      pieces.push(edit.text)
      this.place(edit, starts, ends, to)
      to += edit.text.length
      from = edit.end
    }
    keep(this.current.length)
    this.current = pieces.join('')
    this.starts = starts
    this.ends = ends
  }

  /** Edits every match of a global pattern; `replace` returns the new text, or null to leave the match. Counts edits. */
  replaceAll(pattern: RegExp, replace: (match: RegExpExecArray) => string | null): number {
    const edits: TextEdit[] = []
    for (const match of this.current.matchAll(pattern)) {
      const text = replace(match)
      if (text === null || text === match[0]) continue
      edits.push({ start: match.index, end: match.index + match[0].length, text })
    }
    this.edit(edits)
    return edits.length
  }

  /** Range of the original behind a range of the current text. */
  toOriginal(range: TextRange): TextRange {
    const start = range.start < this.starts.length ? (this.starts[range.start] ?? 0) : this.original.length
    if (range.end <= range.start) return { start, end: start }
    return { start, end: Math.max(start, this.ends[range.end - 1] ?? start) }
  }

  /** Range of the current text that came from a range of the original. */
  toCurrent(range: TextRange): TextRange {
    const start = firstIndex(this.ends, (end) => end > range.start)
    const end = firstIndex(this.starts, (value) => value >= range.end)
    return { start, end: Math.max(start, end) }
  }

  /** The map as breakpoints, see OffsetMap. */
  offsets(): { repaired: number[]; original: number[] } {
    const repaired: number[] = []
    const original: number[] = []
    const push = (at: number, from: number): void => {
      const last = repaired.length - 1
      if (repaired[last] === at && original[last] === from) return
      repaired.push(at)
      original.push(from)
    }
    push(0, 0)
    let index = 0
    while (index < this.starts.length) {
      const group = this.groupEnd(index)
      push(index, this.starts[index] ?? 0)
      push(group, this.ends[group - 1] ?? 0)
      index = group
    }
    push(this.current.length, this.original.length)
    return { repaired, original }
  }

  /** End of the run from `index` that one linear piece describes: consecutive single characters, or one replacement. */
  private groupEnd(index: number): number {
    const start = this.starts[index] ?? 0
    const end = this.ends[index] ?? 0
    const single = end === start + 1
    let next = index + 1
    while (next < this.starts.length) {
      const step = single ? next - index : 0
      if (this.starts[next] !== start + step || this.ends[next] !== end + step) break
      next++
    }
    return next
  }

  private lengthAfter(edits: readonly TextEdit[]): number {
    let length = this.current.length
    let last = 0
    for (const edit of edits) {
      if (edit.start < last || edit.end < edit.start || edit.end > this.current.length) {
        throw new RangeError(`edit ${edit.start}–${edit.end} is out of order or out of range`)
      }
      last = edit.end
      length += edit.text.length - (edit.end - edit.start)
    }
    return length
  }

  private place(edit: TextEdit, starts: Uint32Array, ends: Uint32Array, at: number): void {
    const extent = this.toOriginal(edit)
    const aligned = edit.text.length === edit.end - edit.start
    for (let index = 0; index < edit.text.length; index++) {
      starts[at + index] = aligned ? (this.starts[edit.start + index] ?? 0) : extent.start
      ends[at + index] = aligned ? (this.ends[edit.start + index] ?? 0) : extent.end
    }
  }
}

function firstIndex(values: Uint32Array, holds: (value: number) => boolean): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(values[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}
