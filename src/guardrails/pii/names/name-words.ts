import { NAMES } from './lexicon.ts'
import { GIVEN, rightStrength } from './name-frames.ts'
import type { NameContext } from './name-candidate.ts'
import type { WordBreaks } from './word-breaks.ts'

const NEXT = 24

/** For characters the dictionary has no word for; against a beginning inside a word and against ordinary words. */
export function scoreWords(context: NameContext, breaks: WordBreaks): number {
  const { text, start, end, left } = context
  let single = true
  for (let at = start; at < end; at++) single &&= breaks.at(at)
  return (
    (single ? 1 : isGivenWord(context, breaks) ? 0.5 : 0) +
    (breaks.at(start) || left >= 3 ? 0 : -2) +
    (left < 3 && isPrepositional(text, breaks, start) ? -1.5 : 0) +
    (end - start === 2 && isLoneCharacter(text, breaks, end) ? -0.75 : 0) +
    scoreOrdinary(context, breaks)
  )
}

/** 苗|大海, 王|建国: a given name that is a word as well. */
const isGivenWord = ({ given, start, surname, end }: NameContext, breaks: WordBreaks): boolean =>
  given.length === 2 &&
  [...given].every((character) => GIVEN.has(character)) &&
  [start, start + surname, end].every((at) => breaks.at(at))

/** 高兴 is no name; less sure where the words around it say that one stands there, or where a usual character follows (平安康). */
function scoreOrdinary({ text, start, end, left, right }: NameContext, breaks: WordBreaks): number {
  const words = NAMES.ordinary.get(text[start]!) ?? []
  const ordinary = words.some((word) => {
    const stop = start + word.length
    if (!text.startsWith(word, start) || (stop > end && !breaks.at(stop))) return false
    return word.length > 2 || !isCutAfterSurname(breaks, start, end)
  })
  if (!ordinary) return 0
  if (end - start === 3 && right >= 1 && breaks.at(end - 1) && GIVEN.has(text[end - 1]!)) return -1
  return left >= 4 || right >= 4 ? -1.5 : -3
}

/** Whether the dictionary reads the second and third character as a word (高|兴旺): then the first two are none. */
const isCutAfterSurname = (breaks: WordBreaks, start: number, end: number): boolean =>
  end - start === 3 && breaks.at(start) && breaks.at(start + 1) && !breaks.at(start + 2) && breaks.at(end)

/** 于平台, 何意义: a preposition or question word before a word. */
const isPrepositional = (text: string, breaks: WordBreaks, start: number): boolean =>
  /[于何]/.test(text[start]!) && breaks.at(start + 1) && breaks.endOf(start + 1) === start + 3

/** A character that is no word with its neighbours and none that follows names (谢明|跃): then it belongs to the name. */
const isLoneCharacter = (text: string, breaks: WordBreaks, at: number): boolean =>
  breaks.at(at) &&
  breaks.at(at + 1) &&
  /[\u4e00-\u9fa5]/.test(text[at] ?? '') &&
  rightStrength(text.slice(at, at + NEXT), true) === 0.5
