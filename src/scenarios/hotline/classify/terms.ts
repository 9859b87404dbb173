import { tokenizeForSearch } from '../../../rag/lexicon/tokenize.ts'

const HAN_RUN = /\p{Script=Han}{2,}/gu

/** Words of a text (jieba, search mode) without numbers, which tell tickets apart but not matters. */
export const wordsOf = (text: string): string[] =>
  tokenizeForSearch(text).filter((word) => !/^[\d.%+-]+$/.test(word))

/** Pairs of Chinese characters, marked so that they never meet a word. */
export function characterPairs(text: string): string[] {
  const pairs: string[] = []
  for (const [run] of text.matchAll(HAN_RUN))
    for (let at = 0; at + 2 <= run.length; at++) pairs.push(`2:${run.slice(at, at + 2)}`)
  return pairs
}

/** Words and character pairs: what lexical likeness of short texts is measured on. */
export const termsOf = (text: string): string[] => [...wordsOf(text), ...characterPairs(text)]
