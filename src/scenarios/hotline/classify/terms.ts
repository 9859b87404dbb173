import { tokenizeForSearch } from '../../../rag/lexicon/tokenize.ts'
import { characterPairs } from '../../../shared/text/pairs.ts'

const HAN_RUN = /\p{Script=Han}+/gu

/** Words of a text (jieba, search mode) without numbers, which tell tickets apart but not matters. */
export const wordsOf = (text: string): string[] =>
  tokenizeForSearch(text).filter((word) => !/^[\d.%+-]+$/.test(word))

/** Pairs of Chinese characters, marked so that they never meet a word. */
export const hanPairs = (text: string): string[] =>
  (text.match(HAN_RUN) ?? []).flatMap(characterPairs).map((pair) => `2:${pair}`)

/** Words and character pairs: what lexical likeness of short texts is measured on. */
export const termsOf = (text: string): string[] => [...wordsOf(text), ...hanPairs(text)]
