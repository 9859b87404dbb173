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
    ...[...text.matchAll(BEFORE_NUMBER)]
      .filter(([, name]) => isNameLike(name!))
      .map((match) => ({ start: match.index, end: match.index + match[1]!.length })),
  ]
}

type Strength = 'label' | 'called' | 'person'

function after(text: string, cue: RegExp, strength: Strength): Range[] {
  return [...text.matchAll(cue)].flatMap((match) => {
    const start = match.index + match[0].length
    const length = nameLength(text.slice(start, start + 12), strength, /[：:叫]/.test(match[0]))
    return length === 0 ? [] : [{ start, end: start + length }]
  })
}

/** How many characters of the beginning are a name; 0 when none is. */
function nameLength(rest: string, strength: Strength, colon: boolean): number {
  const surname = (strength === 'called' || colon ? ANY_SURNAME : CLEAR_SURNAME).exec(rest)?.[0]
  if (surname === undefined || TITLE.test(rest.slice(surname.length))) return 0
  for (const given of [2, 1]) {
    const length = surname.length + given
    const name = rest.slice(0, length)
    if (name.length === length && isNameLike(name) && endsHere(rest.slice(length), given, strength, colon))
      return length
  }
  return 0
}

/** Whether a name may end before `next`; after a mere word for a person only three characters and a clear end will do. */
function endsHere(next: string, given: number, strength: Strength, colon: boolean): boolean {
  if (isNumberNext(next)) return true
  if (HARD_END.test(next)) return strength !== 'person' || colon || (given === 2 && !/^[\d“"]/.test(next))
  if (strength === 'person') return given === 2 && FOLLOWER_WORD.test(next)
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
