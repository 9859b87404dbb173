import { ANY_SURNAME, anyOf, NAMES, PLAIN_SURNAME, SURNAME } from './lexicon.ts'
import { isPlaceNext, leftStrength } from './name-frames.ts'
import { rangesOf } from '../ranges.ts'
import { isShop } from '../places/shop.ts'
import type { FindRanges, Range } from '../types.ts'
import { breakWords, type WordBreaks } from './word-breaks.ts'

const CALLED_BY_SURNAME = new RegExp(
  `(?<![百老同贵])(?<!${PLAIN_SURNAME}(?=姓(?!${SURNAME})))姓(?:${SURNAME}|(?![什啥甚名氏的一二三四五六七八九])[\\u4e00-\\u9fa5])(?![名氏])(?!(?<=[都全])[不没])`,
  'g',
)
/** 苏姓领导, 朱姓业主. */
const SURNAME_CALLED = new RegExp(
  `${PLAIN_SURNAME}姓(?=业主|住户|居民|村民|男子|女子|男士|女士|老板|老人|司机|领导|工作人员|经理|同事|邻居|医生|老师|人家|人士|商户|摊主|中介|销售|市民|群众|患者|工人)|(?<![\\u4e00-\\u9fa5])${PLAIN_SURNAME}姓(?=[\\u4e00-\\u9fa5])`,
  'g',
)
const TITLED = new RegExp(
  `${SURNAME}(?:${anyOf(NAMES.titles)}(?!大[^姐哥爷]|[员证群])|某某?(?![些个种村镇乡街路区县市地日天年月小公单大项类款件次位处]))`,
  'g',
)
const SHORT_TITLED = new RegExp(
  `${PLAIN_SURNAME}[${NAMES.singleTitles}](?=[^\\u4e00-\\u9fa5]|$|[${NAMES.nicknameFollowers}家])`,
  'g',
)
const NICKNAMED = new RegExp(`[老小]${SURNAME}`, 'g')
/** 缩小, 年老, 长老: the word goes on. */
const WORD_WITH_NICK = /[大中从缩减弱细最太很狭渺幼矮胆年长古养衰苍]$/
const SURE_NICK = new RegExp(`^.[${NAMES.sureNicknames}]`)
const NICK_FOLLOWER = new RegExp(`^(?:[^\\u4e00-\\u9fa5]|$|[${NAMES.nicknameFollowers}])`)

/** Forms of address that hold a surname: `姓王`, `刘先生`, `李某`, `老姜`, `小张`. */
export const findFormsOfAddress: FindRanges = (text) => {
  const breaks = breakWords(text)
  const nicknames = rangesOf(text, NICKNAMED).filter((range) => isNickname(text, breaks, range))
  return [
    ...rangesOf(text, CALLED_BY_SURNAME),
    ...rangesOf(text, SURNAME_CALLED),
    ...nicknames,
    ...nicknames.flatMap((range) => likeNicknamed(text, breaks, range)),
    ...rangesOf(text, TITLED).filter((range) => isTitled(text, breaks, range)),
    ...rangesOf(text, SHORT_TITLED).filter(
      (range) => isSurnameThere(text, range) && isAlone(text, breaks, range),
    ),
  ].filter((range) => !isShop(text, range))
}

/** 老姜, 小孔: no word, and where the surname is also a word what follows must go with a person. */
function isNickname(text: string, breaks: WordBreaks, { start, end }: Range): boolean {
  if (NAMES.notNicknames.some((word) => text.startsWith(word, start))) return false
  if (WORD_WITH_NICK.test(text.slice(0, start)) && !breaks.at(start)) return false
  if (SURE_NICK.test(text.slice(start, end))) return true
  if (!breaks.at(end) || !breaks.at(start) || isPlaceNext('', text.slice(end, end + 4), 2)) return false
  return (
    (NICK_FOLLOWER.test(text.slice(end)) && !NAMES.doubtful.has(text.slice(start + 1, end))) ||
    (breaks.at(start + 1) &&
      leftStrength(text.slice(Math.max(0, start - 14), start)) >=
        (NAMES.doubtful.has(text.slice(start + 1, end)) ? 2 : 1))
  )
}

/** 大齐 beside 小齐. */
function likeNicknamed(text: string, breaks: WordBreaks, { start, end }: Range): Range[] {
  const surname = text.slice(start + 1, end)
  return rangesOf(text, new RegExp(`[大小老]${surname}`, 'g')).filter((range) => breaks.at(range.start))
}

/** Characters that are a measure word or a time after a number: 两任经理, 一周老板. */
const COUNTED = /[\d一二两三四五六七八九十几前上下本每这那哪某多数][周任段时单位万包季章项户家间路]$/

/** False where the character belongs to the word before it (`语文老师`, `公安局长`). */
function isSurnameThere(text: string, { start }: Range): boolean {
  if (/^(?:包工头|[毛习]主席)/.test(text.slice(start, start + 3))) return false
  const before = text.slice(Math.max(0, start - 4), start + 1)
  if (COUNTED.test(before)) return false
  const inWord = /^[\u4e00-\u9fa5]$/.test(text[start - 1] ?? '')
  return !NAMES.beforeTitle.some((word) => before.endsWith(word) && (word.length > 1 || inWord))
}

const SPEAKS_NEXT = /^(?:来电|称|表示|咨询|投诉|求助|不让|不肯|[：:（(、]|$)/

/** 连女士来电, 应先生，…: the clause is about them, not to or with them. */
const speaksNext = (text: string, { start, end }: Range): boolean =>
  SPEAKS_NEXT.test(text.slice(end)) ||
  (/(?:先生|女士|小姐)$/.test(text.slice(start, end)) && /^[，。,]/.test(text.slice(end)))

/** A surname and a title; characters that are mostly other words only where a person is expected. */
function isTitled(text: string, breaks: WordBreaks, range: Range): boolean {
  const { start } = range
  const surname = ANY_SURNAME.exec(text.slice(start, start + 2))?.[0] ?? ''
  const before = text.slice(Math.max(0, start - 14), start)
  const inside = /[\u4e00-\u9fa5]$/.test(before)
  if (!NAMES.doubtful.has(surname)) return (!inside || breaks.at(start)) && isSurnameThere(text, range)
  const left = leftStrength(before)
  if (NAMES.linking.has(surname))
    return (
      (before.endsWith('的') && surname !== '原') ||
      left >= (/[和向]/.test(surname) ? 4 : 3) ||
      (!inside && speaksNext(text, range))
    )
  const expected = before.endsWith('的') || left >= 1
  return isSurnameThere(text, range) && (!inside || (expected && breaks.at(start)))
}

/** A title of one character counts only where the surname begins a stretch: `找王总`, `，张姐说`, `对门白姐家`. */
function isAlone(text: string, breaks: WordBreaks, { start, end }: Range): boolean {
  if (start === 0 || /[^\u4e00-\u9fa5]|[找叫让给跟和问向由被是的把个]/.test(text[start - 1]!)) return true
  return [start, start + 1, end].every((at) => breaks.at(at))
}
