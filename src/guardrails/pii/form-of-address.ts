import { anyOf, NAMES, PLAIN_SURNAME, SURNAME } from './lexicon.ts'
import type { FindRanges, Range } from './types.ts'

const CALLED_BY_SURNAME = new RegExp(
  `(?<![百老同贵])姓(?:${SURNAME}|(?![什啥甚名氏的一二三四五六七八九])[\\u4e00-\\u9fa5])(?![名氏])`,
  'g',
)
const SURNAME_CALLED = new RegExp(`(?<![\\u4e00-\\u9fa5])(${PLAIN_SURNAME})姓(?=[\\u4e00-\\u9fa5])`, 'g')
const TITLED = new RegExp(
  `(?:${PLAIN_SURNAME}|(?<![\\u4e00-\\u9fa5])${SURNAME})(?:${anyOf(NAMES.titles)}(?!大[^姐哥爷]|[员证群])|某某?(?![些个种村镇乡街路区县市地日天年月小公单]))`,
  'g',
)
const SHORT_TITLED = new RegExp(
  `${PLAIN_SURNAME}[${NAMES.singleTitles}](?=[^\\u4e00-\\u9fa5]|$|[${NAMES.nicknameFollowers}])`,
  'g',
)
const NICKNAMED = new RegExp(
  `(?<![大中从缩减弱细最太很狭渺幼矮胆年长古养衰苍])(?:[老小][${NAMES.sureNicknames}]|[老小]${PLAIN_SURNAME}(?=[^\\u4e00-\\u9fa5]|$|[${NAMES.nicknameFollowers}]))`,
  'g',
)

/** Forms of address that hold a surname: `姓王`, `刘先生`, `李某`, `老姜`, `小张`. */
export const findFormsOfAddress: FindRanges = (text) => [
  ...ranges(text, CALLED_BY_SURNAME),
  ...ranges(text, SURNAME_CALLED),
  ...ranges(text, NICKNAMED).filter(
    ({ start }) => !NAMES.notNicknames.some((word) => text.startsWith(word, start)),
  ),
  ...ranges(text, TITLED).filter((range) => isSurnameThere(text, range)),
  ...ranges(text, SHORT_TITLED).filter((range) => isSurnameThere(text, range) && isAlone(text, range)),
]

const ranges = (text: string, pattern: RegExp): Range[] =>
  [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))

/** Characters that are a measure word or a time after a number: 两任经理, 一周老板. */
const COUNTED = /[\d一二两三四五六七八九十几前上下本每这那哪某多数][周任段时单位万包季章项户家间]$/

/** False where the character belongs to the word before it (`语文老师`, `公安局长`). */
function isSurnameThere(text: string, { start }: Range): boolean {
  if (text.startsWith('包工头', start)) return false
  const before = text.slice(Math.max(0, start - 4), start + 1)
  if (COUNTED.test(before)) return false
  const inWord = /^[\u4e00-\u9fa5]$/.test(text[start - 1] ?? '')
  return !NAMES.beforeTitle.some((word) => before.endsWith(word) && (word.length > 1 || inWord))
}

/** A title of one character counts only where the surname begins a stretch: `找王总`, `，张姐说`. */
function isAlone(text: string, { start }: Range): boolean {
  return start === 0 || /[^\u4e00-\u9fa5]|[找叫让给跟和问向由被是的把个]/.test(text[start - 1]!)
}
