import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { cutWords } from '../../../rag/lexicon/tokenize.ts'
import { parseNumeral } from '../../../shared/text/numerals.ts'
import { remember } from './remember.ts'

interface EventsFile {
  events: Record<string, string>
  lasting: string[]
  again: string
  places: string
  ordinary: string
}

const FILE = parse(readFileSync(new URL('./events.yaml', import.meta.url), 'utf8')) as EventsFile
const EVENTS = Object.entries(FILE.events).map(([name, source]) => ({ name, pattern: new RegExp(source) }))
const LASTING = new Set(FILE.lasting)
const AGAIN = new RegExp(FILE.again)
const PLACES = new RegExp(FILE.places, 'g')
const ORDINARY = new RegExp(FILE.ordinary)

/** Kinds of event that a text tells of. */
export const eventsIn = remember((text): string[] =>
  EVENTS.filter(({ pattern }) => pattern.test(text)).map(({ name }) => name),
)

/** Whether an event of a kind goes on for days, so that reports of it may lie days apart. */
export const isLasting = (event: string): boolean => LASTING.has(event)

/** Whether a text says that it has happened again. */
export const saysAgain = (text: string): boolean => AGAIN.test(text)

/** The text with Chinese numerals before counted things as digits, so that 三号楼 and 3号楼 are the same. */
export function withDigits(text: string): string {
  return text.replace(
    /[一二三四五六七八九十百]+(?=号楼|栋|单元|层|号摊|号院|号灯|路公交|号泊|楼[\u4e00-\u9fa5])/g,
    (numeral) => String(parseNumeral(numeral) ?? numeral),
  )
}

/** Words of some length that both texts have, the longest of each place only; everyday words left out. */
export function sharedWords(a: string, b: string): string[] {
  const found = new Set<string>()
  for (let start = 0; start < a.length; start++) {
    let end = start + 2
    while (end <= a.length && isWord(a.slice(start, end)) && b.includes(a.slice(start, end))) end++
    const word = a.slice(start, end - 1)
    if (word.length >= 3 && !ORDINARY.test(word)) found.add(word)
  }
  return [...found].filter((word) => ![...found].some((other) => other !== word && other.includes(word)))
}

/** Words of two characters, as a segmenter finds them, that both texts have and that aren't everyday words. */
export function sharedTerms(a: string, b: string): string[] {
  const inB = termsOf(b)
  return [...termsOf(a)].filter((word) => inB.has(word))
}

/** Characters of words that tell of doing, counting or asking rather than of a thing or place. */
const VERBAL =
  /[的了着过吗呢吧说问要去来到把被给都也还没不无有在能会做打看想谁什么怎我你他她它这那每只就才很太再又年月日号点分两三四五六七八九十几个些]/

const termsOf = remember(
  (text): Set<string> =>
    new Set(
      cutWords(text).filter(
        (word) => /^[\u4e00-\u9fa5]{2}$/.test(word) && !ORDINARY.test(word) && !VERBAL.test(word),
      ),
    ),
)

const isWord = (text: string): boolean => /^[\u4e00-\u9fa5A-Za-z0-9]+$/.test(text)

/** Common nouns of places that both texts have. */
export function sharedPlaces(a: string, b: string): string[] {
  const inB = new Set(b.match(PLACES) ?? [])
  return [...new Set(a.match(PLACES) ?? [])].filter(
    (place) => inB.has(place) || [...inB].some((other) => other.endsWith(place) || place.endsWith(other)),
  )
}
