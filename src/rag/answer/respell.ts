import type { DocumentSummary } from '../../store/ports.ts'
import { cutWords, domainWords } from '../lexicon/tokenize.ts'

/** A name that was typed with another character of the same sound. */
export interface Respelling {
  typed: string
  meant: string
}

/** Shorter names have too many neighbours. */
const SHORTEST = 3
/** Characters at most so far apart in the order of their sounds are taken for one another; a syllable has nine, some over fifty. */
const ALIKE = 45

const NAME = /^\p{Script=Han}+$/u
const known = new WeakMap<ReadonlyMap<string, DocumentSummary>, readonly string[]>()

/**
 * A question with the names of what the library is about put right where one character was typed for another that sounds like it
 * (`居主证` → `居住证`). Only a character that makes no word with its neighbours is taken for a slip.
 */
export function respell(
  question: string,
  documents: ReadonlyMap<string, DocumentSummary>,
): { question: string; respelt: Respelling[] } {
  const slips = loneCharacters(question)
  const respelt: Respelling[] = []
  const characters = [...question]
  for (const name of slips.size === 0 ? [] : namesOf(documents)) {
    for (let at = 0; at + name.length <= characters.length; at++) {
      const typed = characters.slice(at, at + name.length).join('')
      const wrong = soleDifference(typed, name)
      if (wrong === null || !slips.has(at + wrong) || !soundAlike(typed[wrong]!, name[wrong]!)) continue
      characters[at + wrong] = name[wrong]!
      slips.delete(at + wrong)
      respelt.push({ typed, meant: name })
    }
  }
  return { question: characters.join(''), respelt }
}

/** Names in titles, in topics and of government business, the longest first: `失业保险金` before `保险金`. */
function namesOf(documents: ReadonlyMap<string, DocumentSummary>): readonly string[] {
  const names = known.get(documents) ?? findNames(documents)
  known.set(documents, names)
  return names
}

function findNames(documents: ReadonlyMap<string, DocumentSummary>): string[] {
  const names = [...documents.values()].flatMap(({ title, topics }) => [...topics, ...cutWords(title ?? '')])
  return [...new Set([...names, ...domainWords()])]
    .filter((name) => name.length >= SHORTEST && NAME.test(name))
    .sort((a, b) => b.length - a.length || a.localeCompare(b))
}

/** Places of characters that no word of the dictionary takes in. */
function loneCharacters(question: string): Set<number> {
  const lone = new Set<number>()
  let at = 0
  for (const word of cutWords(question)) {
    at = question.toLowerCase().indexOf(word, at)
    if (word.length === 1 && NAME.test(word)) lone.add(at)
    at += word.length
  }
  return lone
}

/** The one place at which texts of the same length differ, or null when they differ at none or at more. */
function soleDifference(one: string, other: string): number | null {
  let found: number | null = null
  for (let at = 0; at < one.length; at++) {
    if (one[at] === other[at]) continue
    if (found !== null) return null
    found = at
  }
  return found
}

function soundAlike(one: string, other: string): boolean {
  const [a, b] = [SOUNDS.get(one), SOUNDS.get(other)]
  return a !== undefined && b !== undefined && Math.abs(a - b) <= ALIKE
}

/** Places of the 3,755 common characters in the order of their sounds, which is that of GB 2312 (level 1, rows 16 to 55). */
const SOUNDS: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 40 * 94 }, (_, i) => Uint8Array.of(0xb0 + Math.floor(i / 94), 0xa1 + (i % 94)))
    .map((bytes, place) => [new TextDecoder('gbk').decode(bytes), place] as const)
    .filter(([character]) => NAME.test(character)),
)
