import { countHan, isAlphanumeric, isChinesePunctuation, isHan } from './characters.ts'
import type { TextEdit } from './traced-text.ts'

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
}
const CANDIDATE = /[,;:?!()]/g
/** Signs inside addresses and decimal or clock notation stay. */
const ADDRESS =
  /(?:https?:\/\/|ftp:\/\/|www\.)[\x21-\x7e]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g

/**
 * Edits that give a line Chinese punctuation: ASCII `, ; : ? ! ( )` next to Chinese text become full-width. Numbers
 * (1,000, 3:00), addresses, English phrases and names of versions keep theirs. Offsets are into the line.
 */
export function findChinesePunctuation(line: string): TextEdit[] {
  const han = countHan(line)
  if (han === 0) return []
  const addresses = [...line.matchAll(ADDRESS)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  )
  const pairs = pairBrackets(line)
  const chinese = han >= 4 && han * 3 >= line.replace(/\s/g, '').length
  const edits: TextEdit[] = []
  for (const match of line.matchAll(CANDIDATE)) {
    const at = match.index
    const sign = match[0]
    if (addresses.some(([start, end]) => at >= start && at < end && at < endOfAddress(line, start, end)))
      continue
    const convert = /[()]/.test(sign) ? convertsBracket(line, at, pairs) : convertsSign(line, at, chinese)
    if (convert) edits.push({ start: at, end: at + 1, text: FULL_WIDTH[sign] ?? sign })
  }
  return edits
}

/** An address ends before closing punctuation: `(http://a.cn)` holds the address `http://a.cn`. */
function endOfAddress(line: string, start: number, end: number): number {
  return start + line.slice(start, end).replace(/[),;:?!]+$/, '').length
}

/** As far as this a neighbour is looked for: behind a wider gap nothing is next to it. */
const REACH = 8

/** The next character that is not a space or one of several marks in a row (`真的吗?!`). */
function neighbour(line: string, at: number, step: 1 | -1): string | undefined {
  for (let index = at + step; Math.abs(index - at) <= REACH; index += step) {
    const character = line[index]
    if (character !== ' ' && character !== '?' && character !== '!') return character
  }
  return undefined
}

const isChinese = (character: string | undefined): boolean =>
  isHan(character) || isChinesePunctuation(character)

function convertsSign(line: string, at: number, chineseLine: boolean): boolean {
  const left = neighbour(line, at, -1)
  const right = neighbour(line, at, 1)
  if (isAlphanumeric(line[at - 1]) && isAlphanumeric(line[at + 1])) return false
  if (isHan(left) || isHan(right)) return true
  if (!chineseLine) return isChinesePunctuation(left)
  return !(isAlphanumeric(left) && isAlphanumeric(right))
}

/** Of a longer bracket only the beginning is looked at. */
const LONGEST_ASIDE = 200

function convertsBracket(line: string, at: number, pairs: ReadonlyMap<number, number>): boolean {
  const other = pairs.get(at)
  if (other === undefined) return isChinese(neighbour(line, at, -1)) || isChinese(neighbour(line, at, 1))
  const [open, close] = at < other ? [at, other] : [other, at]
  if (countHan(line.slice(open, Math.min(close, open + LONGEST_ASIDE))) > 0) return true
  const before = neighbour(line, open, -1)
  return before === undefined ? isChinese(neighbour(line, close, 1)) : isChinese(before)
}

/** Positions of matching brackets, both ways; full-width brackets match too, so that half pairs are seen as pairs. */
function pairBrackets(line: string): Map<number, number> {
  const pairs = new Map<number, number>()
  const open: number[] = []
  for (let index = 0; index < line.length; index++) {
    const character = line[index]
    if (character === '(' || character === '（') open.push(index)
    else if (character === ')' || character === '）') {
      const start = open.pop()
      if (start === undefined) continue
      pairs.set(start, index)
      pairs.set(index, start)
    }
  }
  return pairs
}
