import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

/**
 * Tells what anybody could say without knowing a row: what stands in the texts to learn from, a word of jieba's own
 * dictionary (not ours, which is written here), and a compound of two such words that both stand in the texts.
 */
export function readVocabulary(learnt: string): (words: string) => boolean {
  const jieba = Jieba.withDict(dict)
  return (words) => {
    if (learnt.includes(words)) return true
    const parts = jieba.cut(words, false)
    return parts.length === 1 || (parts.length === 2 && parts.every((part) => learnt.includes(part)))
  }
}
