import type { Catalogue, CatalogueEntry, ItemName } from './catalogue.ts'
import { questionTerms } from './catalogue.ts'
import type { SameWords } from './same-words.ts'

/** An item that a question may mean, with what speaks for it; every feature is in [0, 1]. */
export interface ItemCandidate {
  entry: CatalogueEntry
  score: number
  features: { name: number; words: number; meaning: number }
}

/** A question as recognition reads it. */
export interface ItemQuery {
  /** What was asked, districts taken out. */
  question: string
  /** The same without the words that only ask (`要带什么`): what is left names the item. */
  subject: string
  /** Official terms for everyday words of the question. */
  expansions: readonly string[]
  /** Cosine of the question with each item's text, by item id; null without vectors. */
  meaning: ReadonlyMap<string, number> | null
}

/** Shares of the features in the score; chosen on the development questions (evals/README). */
const WEIGHTS = { name: 0.55, words: 0.25, meaning: 0.2 }
/** Information a name must hold for a full match to be certain. */
const CERTAIN = 3.2
/** Cosines below the first say nothing, above the second everything. */
const MEANING_RANGE = [0.45, 0.75] as const
/** A name's word that stands in the question in other words counts a little less. */
const OTHER_WORDS = 0.85
const PARTIAL = 0.6

/** Items by how well the question fits them, best first. */
export function rankItems(query: ItemQuery, catalogue: Catalogue, same: SameWords): ItemCandidate[] {
  const text = `${query.question} ${query.expansions.join(' ')}`
  const terms = [...questionTerms(`${query.subject} ${query.expansions.join(' ')}`)]
  const total = terms.reduce((sum, term) => sum + catalogue.information(term), 0)
  return catalogue.entries
    .map((entry) => {
      const features = {
        name: Math.max(0, ...entry.names.map((name) => nameFit(name, text, catalogue, same))),
        words: wordFit(terms, total, entry, catalogue),
        meaning: meaningFit(query.meaning?.get(entry.id)),
      }
      return { entry, features, score: weigh(features, query.meaning !== null) }
    })
    .sort((a, b) => b.score - a.score || a.entry.id.localeCompare(b.entry.id))
}

function weigh({ name, words, meaning }: ItemCandidate['features'], dense: boolean): number {
  const sum = WEIGHTS.name * name + WEIGHTS.words * words
  return dense ? sum + WEIGHTS.meaning * meaning : sum / (WEIGHTS.name + WEIGHTS.words)
}

/** How much of a name stands in the text, by information; a name that tells little is never certain. */
function nameFit(name: ItemName, text: string, catalogue: Catalogue, same: SameWords): number {
  let total = 0
  let held = 0
  for (const word of name.words) {
    const information = catalogue.information(word) * Math.min(1, word.length / 2)
    total += information
    held += information * wordHeld(word, text, same)
  }
  if (total === 0) return 0
  const whole = text.includes(name.text) ? 1 : held / total
  return whole * Math.min(1, (whole * total) / CERTAIN + 0.25)
}

/** How much of a word stands in a text, in these or in other words: 0 to 1. */
export function wordHeld(word: string, text: string, same: SameWords): number {
  if (text.includes(word)) return 1
  if ((same.get(word) ?? []).some((other) => text.includes(other))) return OTHER_WORDS
  for (let length = word.length - 1; length >= 2; length--) {
    for (let start = 0; start + length <= word.length; start++) {
      if (text.includes(word.slice(start, start + length))) return (PARTIAL * length) / word.length
    }
  }
  return 0
}

function wordFit(
  terms: readonly string[],
  total: number,
  entry: CatalogueEntry,
  catalogue: Catalogue,
): number {
  if (total === 0) return 0
  const held = terms.reduce(
    (sum, term) => sum + catalogue.information(term) * (entry.terms.get(term) ?? 0),
    0,
  )
  return held / total
}

function meaningFit(cosine: number | undefined): number {
  const [low, high] = MEANING_RANGE
  return Math.min(1, Math.max(0, ((cosine ?? 0) - low) / (high - low)))
}
