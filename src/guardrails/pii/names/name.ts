import { ANY_SURNAME, NAMES } from './lexicon.ts'
import { leftStrength } from './name-frames.ts'
import type { NameCandidate } from './name-candidate.ts'
import { NAME_THRESHOLD, scoreName } from './name-score.ts'
import { rangesOf } from '../ranges.ts'
import type { FindRanges, Range } from '../types.ts'
import { breakWords, type WordBreaks } from './word-breaks.ts'

/** `麦麦提江·吐尔逊`, after a word for a person or at the start of a clause. */
const MINORITY =
  /(?<=^|[，。；：、\s（(]|[人主客者员生母父妻夫子女是叫])[\u4e00-\u9fa5]{2,6}·[\u4e00-\u9fa5]{2,6}?(?=[，。；、：（(）)\s的\d来反说称在家等和住]|电话|手机|$)/g
/** An estate with a dot in its name. */
const NO_PERSON = /住|国际|广场|小区|花园|公馆|中心|[路府城苑郡湾园]$/
/** Whoever an identity number belongs to, whatever the name. */
const BEFORE_ID = /(?<=^|[，。；：、\s（(])[\u4e00-\u9fa5]{2,4}(?=[，：:、 ]\d{17}[\dXx](?!\d))/g

/** Full names by the words around them, their characters and the dictionary. */
export const findNames: FindRanges = (text, { places = [] }) => {
  const breaks = breakWords(text)
  const names = chooseNames(text, breaks).filter(
    ({ start }) => !places.some((place) => place !== '' && text.startsWith(place, start)),
  )
  return [
    ...rangesOf(text, MINORITY)
      .filter(({ start, end }) => !NO_PERSON.test(text.slice(start, end)))
      .map((range) => withoutCue(text, range)),
    ...names,
    ...names.flatMap(({ end }) => listed(text, breaks, end)),
    ...rangesOf(text, BEFORE_ID).filter(({ start, end }) => isAnyName(text.slice(start, end))),
  ]
}

/** A name without the word for the person in front of it. */
function withoutCue(text: string, { start, end }: Range): Range {
  const dot = text.indexOf('·', start)
  for (let at = dot - 2; at > start; at--)
    if (leftStrength(text.slice(start, at)) >= 2) return { start: at, end }
  return { start, end }
}

/** No word for the number itself. */
const isAnyName = (name: string): boolean =>
  !/[证号码件卡话机系查帮下姓]/.test(name) && [...name].every((character) => !NAMES.never.has(character))

/** The best candidates that have no character in common. */
function chooseNames(text: string, breaks: WordBreaks): Range[] {
  const scored = candidates(text)
    .map((candidate) => ({ candidate, score: scoreName(text, breaks, candidate) }))
    .filter(({ score }) => score >= NAME_THRESHOLD)
    .sort((a, b) => b.score - a.score)
  const chosen: Range[] = []
  for (const { candidate } of scored)
    if (!chosen.some(({ start, end }) => start < candidate.end && candidate.start < end))
      chosen.push(candidate)
  return chosen
}

function candidates(text: string): NameCandidate[] {
  const found: NameCandidate[] = []
  for (let start = 0; start < text.length - 1; start++) found.push(...candidatesAt(text, start))
  return found
}

function candidatesAt(text: string, start: number): NameCandidate[] {
  const surname = ANY_SURNAME.exec(text.slice(start, start + 2))?.[0].length
  if (surname === undefined) return []
  return [1, 2].flatMap((given) => {
    const end = start + surname + given
    return end <= text.length ? [{ start, end, surname }] : []
  })
}

/** Names that follow in a list: `车小满、苗百川、冷月三人`. */
function listed(text: string, breaks: WordBreaks, from: number): Range[] {
  if (!/^[、和与及]/.test(text.slice(from, from + 1))) return []
  const best = candidatesAt(text, from + 1)
    .map((candidate) => ({ candidate, score: 4 + scoreName(text, breaks, candidate) }))
    .sort((a, b) => b.score - a.score)[0]
  if (best === undefined || best.score < NAME_THRESHOLD + 1) return []
  return [best.candidate, ...listed(text, breaks, best.candidate.end)]
}
