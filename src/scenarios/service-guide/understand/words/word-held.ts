import type { SameWords } from './same-words.ts'

/** A word that stands in a text in other words counts a little less, one of which only a part does less still. */
const OTHER_WORDS = 0.85
const PARTIAL = 0.6

/** `补` is what is done with a paper, but not in `补贴`. */
const BEGINS_ANOTHER = /补(?=[贴助偿休课缴])/g
const says = (text: string, word: string): boolean =>
  (word.length === 1 ? text.replace(BEGINS_ANOTHER, '') : text).includes(word)

/** How much of a word stands in a text, in these or in other words: 0 to 1. */
export function wordHeld(word: string, text: string, same: SameWords): number {
  if (text.includes(word)) return 1
  if ((same.get(word) ?? []).some((other) => says(text, other))) return OTHER_WORDS
  for (let length = word.length - 1; length >= 2; length--) {
    for (let start = 0; start + length <= word.length; start++) {
      if (text.includes(word.slice(start, start + length))) return (PARTIAL * length) / word.length
    }
  }
  return 0
}

/** Share of words, by their length, that a text holds in these or in other words: 0 to 1; 0 when there are none. */
export function heldShare(words: readonly string[], text: string, same: SameWords): number {
  const total = words.reduce((sum, word) => sum + word.length, 0)
  const held = words.reduce((sum, word) => sum + word.length * wordHeld(word, text, same), 0)
  return total === 0 ? 0 : held / total
}
