import type { DocumentSummary } from '../../store/ports.ts'
import { soundAlike } from '../lexicon/sound-alike.ts'
import { cutWords, domainWords } from '../lexicon/tokenize.ts'

/** A name that was typed with another character of the same sound. */
export interface Respelling {
  typed: string
  meant: string
}

/** Shorter names have too many neighbours: they are put right only where everyday names hold them. */
const SHORTEST = 3
/** Characters at most so far apart in the order of their sounds are taken for one another; a syllable has nine, some over fifty. */
const ALIKE = 45
/** The same where little else tells what was meant: two characters, or a slip that makes a word of its own with a neighbour. */
const CLOSELY_ALIKE = 6
/** What is said between words is no slip of another character. */
const PARTICLE =
  /[的了吗呢么吧啊把被给在是有不没也都就还又和跟与对向到去来要能会可个一这那哪谁我你他她它怎上下]/u

/** What follows a name of two characters; before anything else the two are rather a verb with its object (`低报收入`). */
const AFTER_NAME =
  /^(?:$|[，。？?！!、；;\s]|(?!.{0,3}[罚骗])(?:的(?!是)|怎|如何|咋|哪|啥|什么|谁|多少|多久|几|吗|呢|和|与|还|也|都|能|可|要|需|会|是|有|没|在|到|去|上|下|领|拿|办|申|补|换|丢|掉|过期|停|取消|复审|年审|审|标准|条件|一|每|户|证|金|钱|人(?!口)|家庭|对象|待遇|政策|材料|资格|名额|档))/

const NAME = /^\p{Script=Han}+$/u

/** Names by what is left of them without one of their characters. */
interface NameIndex {
  names: ReadonlySet<string>
  byGap: ReadonlyMap<string, readonly string[]>
  longest: number
}
const ofLibrary = new WeakMap<ReadonlyMap<string, DocumentSummary>, NameIndex>()
const ofEveryday = new WeakMap<readonly string[], NameIndex>()
const NONE: readonly string[] = []

/**
 * A question with the names of what the library is about (and `everyday` ones, of two characters too) put right where one character
 * was typed for another that sounds like it (`居主证` → `居住证`). What the dictionary knows as it stands is no slip.
 */
export function respell(
  question: string,
  documents: ReadonlyMap<string, DocumentSummary>,
  everyday: readonly string[] = NONE,
): { question: string; respelt: Respelling[] } {
  const words = wordsAt(question)
  const respelt: Respelling[] = []
  if (!words.some(isLone)) return { question, respelt }
  const indexes = [
    keptIn(ofLibrary, documents, () => indexNames(findNames(documents))),
    keptIn(ofEveryday, everyday, () => indexNames(everyday)),
  ]
  let text = question
  for (let length = Math.max(...indexes.map(({ longest }) => longest)); length > 1; length--) {
    for (let at = 0; at + length <= text.length; at++) {
      const typed = text.slice(at, at + length)
      if (indexes.some(({ names }) => names.has(typed))) continue
      if (length < SHORTEST && !AFTER_NAME.test(text.slice(at + length))) continue
      const meant = meantBy(typed, words.slice(at, at + length), indexes)
      if (meant === null) continue
      text = text.slice(0, at) + meant + text.slice(at + length)
      words.fill(meant, at, at + length)
      respelt.push({ typed, meant })
    }
  }
  return { question: text, respelt }
}

/** The name that a text is but for one character of the same sound, or null. */
function meantBy(typed: string, words: readonly string[], indexes: readonly NameIndex[]): string | null {
  for (let wrong = 0; wrong < typed.length; wrong++) {
    const apart = PARTICLE.test(typed[wrong]!) ? null : allowedApart(words, wrong)
    if (apart === null) continue
    const near = indexes.flatMap(({ byGap }) => byGap.get(withGap(typed, wrong)) ?? [])
    const meant = near.find((name) => soundAlike(typed[wrong]!, name[wrong]!, apart))
    if (meant !== undefined) return meant
  }
  return null
}

const withGap = (name: string, at: number): string => `${name.slice(0, at)}?${name.slice(at + 1)}`

function indexNames(names: readonly string[]): NameIndex {
  const byGap = new Map<string, string[]>()
  for (const name of names) {
    for (let at = 0; at < name.length; at++) {
      const key = withGap(name, at)
      byGap.set(key, [...(byGap.get(key) ?? []), name])
    }
  }
  return { names: new Set(names), byGap, longest: Math.max(0, ...names.map(({ length }) => length)) }
}

function keptIn<K extends object>(kept: WeakMap<K, NameIndex>, key: K, make: () => NameIndex): NameIndex {
  const index = kept.get(key) ?? make()
  kept.set(key, index)
  return index
}

/** A word of one Han character: no word of the dictionary takes it in. */
const isLone = (word: string): boolean => word.length === 1 && NAME.test(word)

/**
 * How far the sound of a slip may be from what was meant, or null where the words say something as they stand: a slip stands alone,
 * or forms a word with part of the name while the rest is alone (`公|基金`). A name of two characters must have fallen apart.
 */
function allowedApart(words: readonly string[], wrong: number): number | null {
  if (words.length < SHORTEST) return words.every(isLone) ? CLOSELY_ALIKE : null
  if (isLone(words[wrong]!)) return ALIKE
  const inside = words.filter((word) => word === words[wrong]).length === words[wrong]!.length
  return inside && words.some(isLone) ? CLOSELY_ALIKE : null
}

/** Names in titles, in topics and of government business. */
function findNames(documents: ReadonlyMap<string, DocumentSummary>): string[] {
  const names = [...documents.values()].flatMap(({ title, topics }) => [...topics, ...cutWords(title ?? '')])
  return [...new Set([...names, ...domainWords()])].filter(
    (name) => name.length >= SHORTEST && NAME.test(name),
  )
}

/** For each character of the question the word it is part of; empty where there is none. */
function wordsAt(question: string): string[] {
  const words = new Array<string>(question.length).fill('')
  let at = 0
  for (const word of cutWords(question)) {
    at = question.toLowerCase().indexOf(word, at)
    words.fill(word, at, at + word.length)
    at += word.length
  }
  return words
}
