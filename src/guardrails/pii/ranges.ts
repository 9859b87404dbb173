import type { Range } from './types.ts'

/** Where a match stands. */
export const rangeOf = (match: RegExpExecArray): Range => ({
  start: match.index,
  end: match.index + match[0].length,
})

/** Everywhere a pattern (with the flag `g`) matches. */
export const rangesOf = (text: string, pattern: RegExp): Range[] => [...text.matchAll(pattern)].map(rangeOf)

/** Where the first group of a match stands that ends with it. */
export function lastGroup(match: RegExpExecArray): Range {
  const { end } = rangeOf(match)
  return { start: end - match[1]!.length, end }
}
