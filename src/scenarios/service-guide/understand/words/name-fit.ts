import type { Catalogue, ItemName } from '../item/catalogue.ts'
import type { SameWords } from './same-words.ts'
import { wordHeld } from './word-held.ts'

/** Information a name must hold for a full match to be certain. */
const CERTAIN = 3.2
/** Information from which on a name is a long one, and what a short one loses at most. */
const LONG = 12
const LENGTH_SHARE = 0.12
/** Official terms that everyday words were expanded to are a guess. */
export const ADDED_SHARE = 0.6

/** What was asked, and the official terms for its everyday words. */
export interface QueryText {
  own: string
  added: string
}

/** The text, and once more without the little words that people put into verbs (`备个案`, `开张发票`). */
export const withVariants = (text: string): string => `${text} ${text.replace(/[个了张一些]/g, '')}`

/** How much of a name stands in a text, by information; a name that tells little is never certain. */
export function createNameFit(
  text: QueryText,
  catalogue: Catalogue,
  same: SameWords,
): (name: ItemName) => number {
  // Many names share their words.
  const known = new Map<string, number>()
  const heldOf = (word: string): number => {
    const kept = known.get(word)
    if (kept !== undefined) return kept
    const held = Math.max(wordHeld(word, text.own, same), ADDED_SHARE * wordHeld(word, text.added, same))
    known.set(word, held)
    return held
  }
  return (name) => nameFit(name, text.own, catalogue, heldOf)
}

function nameFit(
  name: ItemName,
  own: string,
  catalogue: Catalogue,
  heldOf: (word: string) => number,
): number {
  let total = 0
  let held = 0
  for (const word of name.words) {
    const information = catalogue.information(word) * Math.min(1, word.length / 2)
    total += information
    held += information * heldOf(word)
  }
  if (total === 0) return 0
  const whole = own.includes(name.text) ? 1 : held / total
  const certain = Math.min(1, (whole * total) / CERTAIN + 0.25)
  // Of two names that both stand in the text the longer one is meant.
  return whole * certain * (1 - LENGTH_SHARE + LENGTH_SHARE * Math.min(1, (whole * total) / LONG))
}
