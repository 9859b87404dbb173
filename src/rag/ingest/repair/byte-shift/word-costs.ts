import { readFileSync } from 'node:fs'
import { dict } from '@node-rs/jieba/dict.js'
import { cutWords } from '../../../lexicon/tokenize.ts'
import { SortedWords } from './sorted-words.ts'

/** Longest word that is looked up, in characters. */
const LONGEST = 8

interface Dictionary {
  words: SortedWords
  /** Natural logarithms of relative frequencies. */
  costs: ReadonlyMap<string, number>
}

let dictionary: Dictionary | null = null

/** jieba's dictionary and terms of administration; read when the first damaged text comes. */
function openDictionary(): Dictionary {
  if (dictionary !== null) return dictionary
  const frequencies = new Map<string, number>()
  let total = 0
  for (const line of new TextDecoder().decode(dict).split('\n')) {
    const [word = '', frequency = '0'] = line.split(' ')
    if (word === '' || word.length > LONGEST || !/^\p{Script=Han}+$/u.test(word)) continue
    frequencies.set(word, Number(frequency))
    total += Number(frequency)
  }
  const costs = new Map<string, number>()
  for (const [word, frequency] of frequencies) costs.set(word, Math.log(Math.max(frequency, 0.5) / total))
  for (const term of readTerms()) costs.set(term, Math.max(TERM, costs.get(term) ?? TERM))
  dictionary = { words: new SortedWords(costs.keys()), costs }
  return dictionary
}

/** Log probability of a term of administration: the general dictionary lacks most, and counts the rest too low. */
const TERM = Math.log(1e-4)

function readTerms(): string[] {
  return readFileSync(new URL('./administrative-terms.txt', import.meta.url), 'utf8')
    .split(/\s+/)
    .filter(Boolean)
}

/** Log probabilities of the signs a shifted pair may turn out to be; quotes are too rare to be told from chance. */
const SIGNS: ReadonlyMap<string, number> = new Map([
  ['，', -3],
  ['、', -3.5],
  ['。', -4],
  ...[...'；：（）'].map((sign) => [sign, -5] as const),
  ['?', -6],
])

/** Weight of the document's own phrases against the dictionary. */
const OWN_SHARE = 0.5
/** Most words of a phrase that is remembered. */
const OWN_WORDS = 4

/**
 * Word probabilities for judging candidates: a dictionary and the phrases of the document itself (a damaged word often
 * stands elsewhere undamaged). Costs are natural logarithms, ≤ 0.
 */
export class WordCosts {
  /** The lists to look for words in. */
  readonly lists: readonly SortedWords[]
  private readonly own: ReadonlyMap<string, number>
  private readonly ownSize: number
  private readonly common: ReadonlyMap<string, number>

  /** `text` is the document without its damaged places, Simplified. */
  constructor(text: string) {
    const { phrases, size } = countPhrases(text)
    const { words, costs } = openDictionary()
    this.own = phrases
    this.ownSize = Math.max(1000, size)
    this.common = costs
    this.lists = [words, new SortedWords(phrases.keys())]
  }

  /** Log probability of a word or sign, or null when neither the dictionary nor the document knows it. */
  of(word: string): number | null {
    const common = this.common.get(word) ?? SIGNS.get(word) ?? null
    const count = this.own.get(word)
    if (count === undefined) return common
    const own = Math.log((OWN_SHARE * count) / this.ownSize)
    return common === null ? own : Math.max(common, own)
  }
}

/** How often each sequence of one to four whole words occurs; `size` is the number of words. */
function countPhrases(text: string): { phrases: Map<string, number>; size: number } {
  const phrases = new Map<string, number>()
  let size = 0
  for (const [stretch] of text.matchAll(/[\p{Script=Han}\d]+/gu)) {
    const words = cutWords(stretch)
    size += words.length
    for (let start = 0; start < words.length; start++) {
      let phrase = ''
      for (const word of words.slice(start, start + OWN_WORDS)) {
        phrase += word
        if (phrase.length > LONGEST) break
        phrases.set(phrase, (phrases.get(phrase) ?? 0) + 1)
      }
    }
  }
  return { phrases, size }
}
