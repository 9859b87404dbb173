import { anyOf, NAMES, PLAIN_SURNAME, SURNAME } from './lexicon.ts'
import type { FindRanges, Range } from './types.ts'

const LINK = '(?:们|本人)?(?:的?名字|姓名)?(?:叫做?|是|为|系)?[：:，,、 （(“"]{0,2}'
const CALLED =
  '(?:(?:名字?|大名|姓名|我|俺|他|她|人|孩|子|女|儿|妈|爸|夫|妻|婆|公|爷|奶|汉|者|主|员|生|长|师|友|邻居|[，。；：, ])叫做?|叫做)[：: “"]?'
/** A word for a person, then a name: `联系人：…`, `老人叫…`, `业主…`. */
const AFTER_LABEL = new RegExp(`${anyOf(NAMES.labels)}${LINK}`, 'g')
const AFTER_PERSON = new RegExp(`${anyOf(NAMES.persons)}${LINK}`, 'g')
const AFTER_CALLED = new RegExp(CALLED, 'g')
const ANY_SURNAME = new RegExp(`^${SURNAME}`)
const CLEAR_SURNAME = new RegExp(`^${PLAIN_SURNAME}`)
/** A name that stands before a number or in brackets with one: `（张某某，154…）`. */
const BEFORE_NUMBER = new RegExp(
  `(?<=^|[，。；：、,;:（( \\n])(${PLAIN_SURNAME}[\\u4e00-\\u9fa5]{1,2})(?=[：:，, 　（(]{0,2}(?:(?:男|女|电话|手机号?|联系电话|身份证号?|tel)[：:，, ]{0,2})?(?:1[3-9]\\d[\\d -]{8}|\\d{17}[\\dXx]|0\\d{2,3}-?\\d{7}))`,
  'gi',
)
/** `麦麦提江·吐尔逊`, after a word for a person or at the start of a clause. */
const MINORITY = new RegExp(
  `(?<=^|[，。；：、\\s（(]|${anyOf([...NAMES.labels, ...NAMES.persons])})[\\u4e00-\\u9fa5]{2,6}·[\\u4e00-\\u9fa5]{2,6}(?=[，。；、：）)\\s的\\d]|$)`,
  'g',
)
const CUE_FIRST = new RegExp(`^${anyOf([...NAMES.labels, ...NAMES.persons])}`)
/** Whoever an identity number belongs to, whatever the name. */
const BEFORE_ID = /(?<=^|[，。；：、\s（(])[\u4e00-\u9fa5]{2,4}(?=[，：:、 ]\d{17}[\dXx](?!\d))/g
const TITLE = new RegExp(`^(?:${anyOf(NAMES.titles)}|某)`)
const FOLLOWER_WORD = new RegExp(`^${anyOf(NAMES.followers)}`)
const FOLLOWER_CHARACTER = new RegExp(`^[${NAMES.followerCharacters}]`)
const HARD_END = /^(?:[^\u4e00-\u9fa5]|$)/

/** Full names after words that introduce one and before a number. */
export const findNames: FindRanges = (text) => {
  return [
    ...after(text, AFTER_LABEL, 'label'),
    ...after(text, AFTER_CALLED, 'called'),
    ...after(text, AFTER_PERSON, 'person'),
    ...ranges(text, MINORITY).map((range) => withoutCue(text, range)),
    ...ranges(text, BEFORE_ID).filter(({ start, end }) => isAnyName(text.slice(start, end))),
    ...[...text.matchAll(BEFORE_NUMBER)]
      .filter(([, name]) => isNameLike(name!))
      .map((match) => ({ start: match.index, end: match.index + match[1]!.length })),
  ]
}

/** A name without the word for the person in front of it. */
function withoutCue(text: string, { start, end }: Range): Range {
  const cue = CUE_FIRST.exec(text.slice(start, end))
  return { start: start + (cue?.[0].length ?? 0), end }
}

const ranges = (text: string, pattern: RegExp): Range[] =>
  [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))

/** No word for the number itself. */
const isAnyName = (name: string): boolean =>
  !/[证号码件卡话机系的是]/.test(name) && [...name].every((character) => !NAMES.never.has(character))

type Strength = 'label' | 'called' | 'person'

function after(text: string, cue: RegExp, strength: Strength): Range[] {
  return [...text.matchAll(cue)].flatMap((match) => {
    const start = match.index + match[0].length
    const length = nameLength(text.slice(start, start + 12), strength, /[：:叫]/.test(match[0]))
    return length === 0 ? [] : [{ start, end: start + length }, ...listed(text, start + length)]
  })
}

/** Names that follow in a list: `车小满、苗百川、冷月三人`. */
function listed(text: string, from: number): Range[] {
  const next = /^[、和与及]/.exec(text.slice(from, from + 1))
  if (next === null) return []
  const rest = text.slice(from + 1, from + 8)
  const length = [3, 2].find(
    (size) =>
      isNameLike(rest.slice(0, size)) &&
      /^(?:[、，。；等和与已]|[二两三四五]人|同学|同志)/.test(rest.slice(size)),
  )
  if (length === undefined) return []
  return [{ start: from + 1, end: from + 1 + length }, ...listed(text, from + 1 + length)]
}

/** How many characters of the beginning are a name; 0 when none is. */
function nameLength(rest: string, strength: Strength, colon: boolean): number {
  const sure = strength === 'called' || colon
  const surname = (sure ? ANY_SURNAME : CLEAR_SURNAME).exec(rest)?.[0] ?? doubtfulSurname(rest, strength)
  if (surname === undefined || TITLE.test(rest.slice(surname.length))) return 0
  for (const given of [2, 1]) {
    const length = surname.length + given
    const name = rest.slice(0, length)
    if (
      name.length === length &&
      isNameLike(name) &&
      endsHere(rest.slice(length), length - 1, strength, colon)
    )
      return length
  }
  return 0
}

/** A surname that is mostly another word, where the label is plain and a whole name stands alone after it. */
function doubtfulSurname(rest: string, strength: Strength): string | undefined {
  return strength === 'label' && /^(?![和与])[\u4e00-\u9fa5]{3}[，。；：、（(\d\s]/.test(rest)
    ? ANY_SURNAME.exec(rest)?.[0]
    : undefined
}

/** Whether a name may end before `next`; after a mere word for a person only three characters and a clear end will do. */
function endsHere(next: string, given: number, strength: Strength, colon: boolean): boolean {
  if (isNumberNext(next)) return true
  if (HARD_END.test(next)) return strength !== 'person' || colon || (given >= 2 && !/^[\d“"]/.test(next))
  if (strength === 'person') return given >= 2 && FOLLOWER_WORD.test(next)
  return FOLLOWER_WORD.test(next) || FOLLOWER_CHARACTER.test(next)
}

const isNumberNext = (next: string): boolean =>
  /^[：:，, （(]{0,2}(?:电话|手机|身份证)?[：: 号]{0,2}\d{6}/.test(next)

function isNameLike(name: string): boolean {
  const surname = ANY_SURNAME.exec(name)?.[0]
  if (surname === undefined) return false
  const given = name.slice(surname.length)
  return (
    /^[\u4e00-\u9fa5]+$/.test(given) &&
    [...given].every((character) => !NAMES.never.has(character)) &&
    !NAMES.ordinary.some((word) => name.startsWith(word)) &&
    !TITLE.test(given)
  )
}
