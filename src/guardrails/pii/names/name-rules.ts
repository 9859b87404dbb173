import { NAMES } from './lexicon.ts'
import { isPlaceLike, isPlaceNext } from './name-frames.ts'
import type { NameContext } from './name-candidate.ts'

const HANZI = /^[\u4e00-\u9fa5]+$/
/** 闻一闻, 查一下, 有没有: no given name. */
const VERBAL = /^一[下个次点起直般些样]/
const ASKED = /^(.)[没不]\1/

/** Whether characters are no name whatever else speaks for one: function words, titles, places, conjunctions. */
export function isRuledOut(context: NameContext): boolean {
  const { text, start, end, given, before, after, left } = context
  return (
    isPlaceNext(before, after, left) ||
    (left < 2 && isPlaceLike(given)) ||
    (isLinking(context) && !isCalled(context)) ||
    (left < 3 && /[老小姓]$/.test(before)) ||
    (left < 4 && /[和与]$/.test(given) && HANZI.test(after.slice(0, 1))) ||
    (given.endsWith('家') && /^[的里人门两都没不]/.test(after)) ||
    /^[着过]/.test(after) ||
    text.startsWith('师傅', start - 1) ||
    given === `一${text[start]}` ||
    VERBAL.test(given) ||
    (left < 2 && /^一./.test(given)) ||
    ASKED.test(text.slice(end - 1, end + 2))
  )
}

/** Whether a given name can be this: no title (王老师, 王总), and no function word in it. */
export const isPossible = (given: string): boolean =>
  HANZI.test(given) &&
  [...given].every((character) => !NAMES.never.has(character)) &&
  !NAMES.titleAtStart.test(given) &&
  !given.startsWith('总') &&
  !(given.length === 1 && NAMES.singleTitles.includes(given))

const isLinking = ({ text, start, surname }: NameContext): boolean =>
  surname === 1 && NAMES.linking.has(text[start]!)

/** A conjunction or adverb is a surname only after 叫, a colon and the like, or as a whole after 联系人. */
const isCalled = ({ text, start, before, left, right }: NameContext): boolean =>
  (left >= 4 && /[：:叫是人][ “"]?$/.test(before)) ||
  (left >= 3 && right >= 2 && !/[和向]/.test(text[start]!))
