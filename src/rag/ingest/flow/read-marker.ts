import { NUMERAL_PATTERN, parseNumeral } from '../../../shared/text/numerals.ts'
import type { Marker, MarkerForm } from './types.ts'

const CHINESE = '[一二三四五六七八九十百]{1,5}'
/** What follows a number that is cited (`第三条规定的`, `（二）项`), not opened. */
const CITED_ORDINAL = /^(?:规定|所|的|第|中|至|和|、|，|与|及|或|以|款|项|关于|修改|增加|删去|执行)/
const CITED_PAREN =
  /^(?:[、，]|(?:和|至|或|及|与)?(?:[（(][一二三四五六七八九十\d]|第[一二三四五六七八九十]|项(?!目)|款(?!项|待)|目(?!标|录|的|前)|条(?!件|例|文|码)))/
const ORDINAL_FORMS: Record<string, MarkerForm> = {
  编: 'part',
  篇: 'part',
  部分: 'part',
  章: 'chapter',
  节: 'section',
  条: 'article',
}
const ORDINAL = new RegExp(`^第\\s*(${NUMERAL_PATTERN})\\s*(编|篇|部分|章|节|条)(?:之(${NUMERAL_PATTERN}))?`)

interface Pattern {
  form: MarkerForm
  pattern: RegExp
}

const PATTERNS: Pattern[] = [
  { form: 'dun', pattern: new RegExp(`^(${CHINESE})\\s*、(?![一二三四五六七八九十]、)`) },
  { form: 'paren', pattern: new RegExp(`^[（(]\\s*(${CHINESE})\\s*[）)]`) },
  { form: 'dot', pattern: /^([0-9０-９]{1,3})\s?[.．、](?![0-9０-９])/ },
  { form: 'parenDigit', pattern: /^[（(]?\s*([0-9０-９]{1,2})\s*[）)]/ },
]
/** `5.5G基站`: an item whose text starts with a digit, or the number 5.5; the list it stands in decides. */
const DOUBTFUL_DOT = /^([0-9]{1,2})[.．、](?=[0-9]{1,4}[A-Za-z年月日个项家万%％\u4e00-\u9fff])/

/** The number that opens a paragraph, or null when it opens with text (citations and decimals are text). */
export function readMarker(text: string): Marker | null {
  return readOrdinal(text) ?? readListNumber(text) ?? readCircled(text) ?? readDoubtful(text)
}

function readOrdinal(text: string): Marker | null {
  const match = ORDINAL.exec(text)
  if (!match) return null
  const number = parseNumeral(match[1]!)
  const form = ORDINAL_FORMS[match[2]!]!
  const rest = text.slice(match[0].length)
  if (number === null || CITED_ORDINAL.test(rest)) return null
  if (form !== 'article' && rest.length > 40) return null
  const branch = match[3] === undefined ? null : parseNumeral(match[3])
  return { form, number, branch, label: match[0].replace(/\s/g, ''), rest: match[0].length, doubtful: false }
}

function readListNumber(text: string): Marker | null {
  for (const { form, pattern } of PATTERNS) {
    const match = pattern.exec(text)
    if (!match) continue
    const number = parseNumeral(match[1]!)
    if (number === null || number === 0) return null
    if (form !== 'dun' && form !== 'dot' && CITED_PAREN.test(text.slice(match[0].length))) return null
    return { form, number, branch: null, label: match[0].trim(), rest: match[0].length, doubtful: false }
  }
  return null
}

function readCircled(text: string): Marker | null {
  const code = text.codePointAt(0) ?? 0
  if (code < 0x2460 || code > 0x2473) return null
  const number = code - 0x245f
  return { form: 'circled', number, branch: null, label: text.charAt(0), rest: 1, doubtful: false }
}

function readDoubtful(text: string): Marker | null {
  const match = DOUBTFUL_DOT.exec(text)
  const number = match && parseNumeral(match[1]!)
  if (!match || !number) return null
  return { form: 'dot', number, branch: null, label: match[0], rest: match[0].length, doubtful: true }
}
