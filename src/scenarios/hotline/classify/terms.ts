import { tokenizeForSearch } from '../../../rag/lexicon/tokenize.ts'

const HAN_RUN = /\p{Script=Han}{2,}/gu

/** Words of a text (jieba, search mode) without numbers, which tell tickets apart but not matters. */
export const wordsOf = (text: string): string[] =>
  tokenizeForSearch(text).filter((word) => !/^[\d.%+-]+$/.test(word))

/** Runs of `size` Chinese characters, marked so that they never meet a word. */
export function characterGrams(text: string, size: number): string[] {
  const grams: string[] = []
  for (const [run] of text.matchAll(HAN_RUN))
    for (let at = 0; at + size <= run.length; at++) grams.push(`${size}:${run.slice(at, at + size)}`)
  return grams
}

/** Words and character pairs: what lexical likeness of short texts is measured on. */
export const termsOf = (text: string): string[] => [...wordsOf(text), ...characterGrams(text, 2)]
