import type { CatalogueEntry } from './catalogue.ts'
import type { ItemCandidate } from './recognise.ts'

/** The item a question means: one, one of several alike, or none of the library's. */
export type Choice =
  | { kind: 'one'; entry: CatalogueEntry }
  | { kind: 'several'; entries: readonly CatalogueEntry[] }
  | { kind: 'none' }

/** From this score on a question is about an item; chosen on the development questions (evals/README). */
export const MATCHED = 0.5
/** From this score on the item is named rather than hinted at. */
export const STRONG = 0.62
/** Items closer than this to the best are as likely. */
const MARGIN = 0.05
const NAMED = 3

/** Choose by the best score; others within the margin make it a question which of them is meant. */
export function chooseItem(ranked: readonly ItemCandidate[]): Choice {
  const [best] = ranked
  if (best === undefined || best.score < MATCHED) return { kind: 'none' }
  const close = ranked.filter(({ score }) => best.score - score < MARGIN)
  return close.length === 1
    ? { kind: 'one', entry: best.entry }
    : { kind: 'several', entries: close.slice(0, NAMED).map(({ entry }) => entry) }
}
