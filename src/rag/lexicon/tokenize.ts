import { readFileSync } from 'node:fs'
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { INDEX_STOPWORDS } from './stopwords.ts'

let segmenter: Jieba | null = null

/** Words of government business that a general dictionary lacks. */
export const domainWords = (): string[] =>
  readFileSync(new URL('./dictionary.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)

/** jieba with its own dictionary and ours; loaded once, about 150 ms. */
function openSegmenter(): Jieba {
  if (segmenter === null) {
    segmenter = Jieba.withDict(dict)
    addWords(domainWords())
  }
  return segmenter
}

/** Teach the segmenter words (from the domain dictionary or the synonyms of a city pack). */
export function addWords(words: readonly string[]): void {
  const lines = words.map((word) => `${word} 20000 n`).join('\n')
  openSegmenter().loadDict(Buffer.from(lines))
}

const WORD = /[\p{Script=Han}]+|[a-z0-9][a-z0-9.+%-]*/u

/**
 * Index terms of a text: jieba search mode, lower case, without punctuation and stop words; a number keeps its
 * decimals. The same function serves the index and the query, or nothing matches.
 */
export function tokenizeForSearch(text: string): string[] {
  const terms: string[] = []
  for (const token of openSegmenter().cutForSearch(text.toLowerCase(), false)) {
    if (WORD.test(token) && !INDEX_STOPWORDS.has(token)) terms.push(token)
  }
  return terms
}

/** Words of a text in reading order, nothing dropped but punctuation and white space. */
export function cutWords(text: string): string[] {
  return openSegmenter()
    .cut(text.toLowerCase(), false)
    .filter((token) => WORD.test(token))
}

/** Words of a text with jieba's word classes (`n` a thing, `v` an act, `r` a pronoun …). */
export const tagWords = (text: string): { word: string; tag: string }[] => openSegmenter().tag(text, false)
