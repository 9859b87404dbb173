import { CLEAR_SURNAME, NAMES } from './lexicon.ts'
import { GIVEN, isPlaceLike, isPlaceNext, leftStrength, rightStrength } from './name-frames.ts'
import type { WordBreaks } from './word-breaks.ts'

/** Characters of a text that may be a name; the surname is `surname` characters long. */
export interface NameCandidate {
  start: number
  end: number
  surname: number
}

/** What a candidate must reach to count as a name; chosen on the development sets. */
export const NAME_THRESHOLD = 5

const BEFORE = 14
const AFTER = 24

/** Evidence for a name: the words around it, its characters and how the dictionary cuts them; `NAME_THRESHOLD` or more is a name. */
export function scoreName(text: string, breaks: WordBreaks, { start, end, surname }: NameCandidate): number {
  const given = text.slice(start + surname, end)
  if (!isPossible(given)) return 0
  const before = text.slice(Math.max(0, start - BEFORE), start)
  const after = text.slice(end, end + AFTER)
  const left = leftStrength(before)
  if (isPlaceNext(before, after, left) || (left < 2 && isPlaceLike(given))) return 0
  const right = rightStrength(after, breaks.at(end))
  if (surname === 1 && NAMES.linking.has(text[start]!) && !isCalled(before, left, right)) return 0
  if (/[老小姓]$/.test(before) && left < 3) return 0
  if (/^[着过]/.test(after)) return 0
  if (given.endsWith('家') && /^[的里人门两都没不]/.test(after)) return 0
  if (given === `一${text[start]}` || /^一[下个次点起直般些样]/.test(given)) return 0
  if (/^(.)[没不]\1/.test(text.slice(end - 1, end + 2))) return 0
  if (/[和与]$/.test(given) && isHanzi(after.slice(0, 1)) && left < 4) return 0
  const shape = scoreSurname(text, { start, end, surname }) + scoreGiven(given, left)
  const around = left + right + scoreTitle(given, after)
  return around + shape + scoreWords(text, breaks, { start, end, surname }, left, right)
}

/** A conjunction or adverb is a surname only after 叫, a colon and the like, or as a whole after 联系人. */
const isCalled = (before: string, left: number, right: number): boolean =>
  (left >= 4 && /[：:叫是人][ “"]?$/.test(before)) || (left >= 3 && right >= 2)

/** Not a title (王老师, 王总), and no function word in it. */
const isPossible = (given: string): boolean =>
  [...given].every((character) => !NAMES.never.has(character) && isHanzi(character)) &&
  !NAMES.titleAtStart.test(given) &&
  !given.startsWith('总') &&
  !(given.length === 1 && NAMES.singleTitles.includes(given))

const scoreSurname = (text: string, { start, end, surname }: NameCandidate): number =>
  (NAMES.doubtful.has(text.slice(start, start + surname)) ? 0 : surname > 1 ? 3 : 1) +
  (end - start > 2 ? 0.5 : 0)

/** Usual characters speak for a name; unusual ones against it where the words before it don't say what follows. */
function scoreGiven(given: string, left: number): number {
  const unusual = left >= 3 ? -0.25 : -0.75
  return [...given].reduce(
    (sum, character) => sum + (NAMES.seldom.has(character) ? -1.5 : GIVEN.has(character) ? 0.75 : unusual),
    0,
  )
}

/** 乙方唐女士 is a form of address, not a name 方唐. */
const scoreTitle = (given: string, after: string): number =>
  given.length === 1 && CLEAR_SURNAME.test(given) && NAMES.titleAtStart.test(after) ? -3 : 0

/** Against words that begin with the same characters, for characters the dictionary has no word for. */
function scoreWords(
  text: string,
  breaks: WordBreaks,
  { start, end }: NameCandidate,
  left: number,
  right: number,
): number {
  const outside = breaks.at(start) || left >= 3 ? 0 : -2
  const ordinary = NAMES.ordinary.some(
    (word) =>
      text.startsWith(word, start) &&
      (start + word.length <= end || breaks.at(start + word.length)) &&
      !(word.length === 2 && isInsideWord(breaks, start, end)),
  )
  const verbal =
    /^[于何]/.test(text.slice(start, end)) && breaks.at(start + 1) && breaks.endOf(start + 1) === start + 3
  const cut = end - start === 2 && isLoneCharacter(text, breaks, end) ? -0.75 : 0
  let single = true
  for (let at = start; at < end; at++) single &&= breaks.at(at)
  const lone = end - start === 3 && GIVEN.has(text[end - 1]!) && breaks.at(end - 1) && right >= 1
  return (
    outside + cut + (verbal && left < 3 ? -1.5 : 0) + (ordinary ? (lone ? -1 : -3) : 0) + (single ? 1 : 0)
  )
}

/** Whether the dictionary reads the second and third character as a word (高|兴旺): then the first two are none. */
const isInsideWord = (breaks: WordBreaks, start: number, end: number): boolean =>
  end - start === 3 && breaks.at(start) && breaks.at(start + 1) && !breaks.at(start + 2) && breaks.at(end)

/** A character that is no word with its neighbours and none that follows names (谢明|跃): then it belongs to the name. */
const isLoneCharacter = (text: string, breaks: WordBreaks, at: number): boolean =>
  breaks.at(at) &&
  breaks.at(at + 1) &&
  isHanzi(text.slice(at, at + 1)) &&
  rightStrength(text.slice(at, at + AFTER), true) === 0.5

const isHanzi = (character: string): boolean => /[\u4e00-\u9fa5]/.test(character)
