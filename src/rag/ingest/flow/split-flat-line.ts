import { parseNumeral } from '../../../shared/text/numerals.ts'

/** A line shorter than this is one paragraph, unless it is all there is. */
const FLAT_LINE = 300
/** Lines longer than this are also cut where a running number opens without any white space. */
const DENSE_LINE = 600
/** Longest title of a chapter; what follows it opens an article without punctuation between. */
const MAX_CHAPTER_TITLE = 24
/** Longest lead-in (`…应当提交下列材料：`) that is cut off with the list it heads. */
const MAX_LEAD_IN = 120

const SPACES = /(?<![ \u00a0\u3000])[ \u00a0\u3000]+/g
const OPENS_LINE = /^(?:[\u4e00-\u9fff“《【（①-⑳]|[0-9]{1,2}[.．、)）](?![0-9]))/
const AFTER_END = /[。：；！？”）】]$/
const AFTER_HAN = /[\u4e00-\u9fff]$/

/**
 * Where the paragraphs of one line begin (relative offsets, first always 0). Scraped pages lose their line breaks:
 * white space after a sentence, or a number that continues a list, stands where a break was.
 */
export function splitFlatLine(line: string, onlyLine: boolean): number[] {
  if (line.length < FLAT_LINE && !onlyLine) return [0]
  const breaks = new Set([0, ...spaceBreaks(line)])
  if (line.length >= DENSE_LINE) for (const at of numberBreaks(line)) breaks.add(at)
  return [...breaks].sort((a, b) => a - b)
}

function spaceBreaks(line: string): number[] {
  const breaks: number[] = []
  let ends = 0
  for (const match of line.matchAll(SPACES)) {
    const end = match.index + match[0].length
    if (!OPENS_LINE.test(line.slice(end, end + 4))) continue
    const before = line.charAt(match.index - 1)
    if (AFTER_END.test(before)) ends++
    if (AFTER_END.test(before) || AFTER_HAN.test(before)) breaks.push(end)
  }
  return ends > 0 ? breaks : []
}

const CHAPTER = /第([一二三四五六七八九十]{1,3})章(?!规定|所|的|第|、|和)/g
const ARTICLE = /第([一二三四五六七八九十百]{1,5})条(?!规定|所|的|第|、|和|至|中)/g
const DUN = /([一二三四五六七八九十]{1,3})、/g
const PAREN = /（([一二三四五六七八九十]{1,3})）(?!项|款|、)/g
const DOT = /([0-9]{1,2})[.．、](?![0-9])/g

function numberBreaks(line: string): number[] {
  const chapters = running(line, CHAPTER, () => true)
  const opensChapter = (at: number): boolean =>
    chapters.some(
      (chapter) =>
        at > chapter && at - chapter <= MAX_CHAPTER_TITLE && !/[。；]/.test(line.slice(chapter, at)),
    )
  const ended = (at: number): boolean => at === 0 || AFTER_END.test(line.charAt(at - 1))
  const lists = [
    ...running(line, ARTICLE, (at) => ended(at) || opensChapter(at)),
    ...running(line, DUN, (at, number) => number > 1 || ended(at)),
    ...running(line, DOT, ended),
  ]
  const items = running(line, PAREN, (at, number) => number > 1 || ended(at))
  return [...chapters, ...lists, ...items, ...items.flatMap((at) => leadInBefore(line, at))]
}

/** Places where 1, 2, 3 … of one form follow each other; a list of one is no list. */
function running(line: string, pattern: RegExp, opens: (at: number, number: number) => boolean): number[] {
  const accepted: { at: number; number: number }[] = []
  for (const match of line.matchAll(pattern)) {
    const number = parseNumeral(match[1]!)
    const last = accepted.at(-1)
    const expected = number === 1 || number === (last?.number ?? 0) + 1
    const apart = last === undefined || match.index - last.at >= 6
    if (number !== null && expected && apart && opens(match.index, number))
      accepted.push({ at: match.index, number })
  }
  return accepted.length >= 2 ? accepted.map((one) => one.at) : []
}

/** Start of the sentence that introduces the list whose first item stands at `at`. */
function leadInBefore(line: string, at: number): number[] {
  if (!line.startsWith('（一）', at) || line.charAt(at - 1) !== '：') return []
  const before = line.slice(Math.max(0, at - MAX_LEAD_IN), at)
  const end = Math.max(before.lastIndexOf('。'), before.lastIndexOf('；'))
  return end === -1 ? [] : [at - before.length + end + 1]
}
