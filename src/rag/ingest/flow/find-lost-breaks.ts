import { toRepairedRange, type OffsetMap } from '../../../shared/text/offset-map.ts'

/** A title with its recipients stands in so many characters at the start of a text. */
const TITLE_ZONE = 300
/** More pieces than this before the first sentence are a list of words, not a title. */
const MAX_PIECES = 10

/**
 * Where the lines at the head of a text began that lost all its line breaks (offsets into the repaired text): in a
 * one-line original the white space before the first sentence ends parts the title from what follows, and the repair
 * has closed it as a stray space.
 */
export function findLostBreaks(original: string, offsets: OffsetMap): number[] {
  const begin = original.length - original.trimStart().length
  const line = original.slice(begin).trimEnd()
  if (line.includes('\n') || line.includes('\t')) return []
  const breaks: number[] = []
  for (const match of line.slice(0, TITLE_ZONE).matchAll(/[ \u00a0\u3000]+/gu)) {
    const before = line.slice(0, match.index)
    if (/[。；]/u.test(before)) break
    const after = line.charAt(match.index + match[0].length)
    if (!/[\u4e00-\u9fff”）》】！？：0-9]$/u.test(before) || !/[\u4e00-\u9fff“（《【0-9]/u.test(after))
      continue
    const start = begin + match.index + match[0].length
    breaks.push(toRepairedRange(offsets, { start, end: start + 1 }).start)
  }
  return breaks.length <= MAX_PIECES ? breaks : breaks.slice(0, 1)
}
