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
/** From this score on an item is meant whatever else is named. */
export const SURELY = 0.8
/** Items closer than this to the best are as likely. */
const MARGIN = 0.05
const NAMED = 3

/** A name in other words (`补助` for `补贴`) tells nothing where the rest of the question is about something else. */
const isTold = ({ features, held }: ItemCandidate): boolean =>
  features.name >= NAMED_FULLY || features.words >= TOLD || held >= HALF
const NAMED_FULLY = 0.85
const TOLD = 0.16
const HALF = 0.5

/** An item that is only hinted at, by some of a name's words, is offered beside the next ones. */
const isHinted = ({ score, features }: ItemCandidate): boolean =>
  score < STRONG + MARGIN && features.name < HINTED && features.words < CLEAR
const HINTED = 0.6
const CLEAR = 0.7
const HINTED_MARGIN = 0.2
const OFFERED = 0.4

/** Choose by the best score; others within the margin make it a question which of them is meant. */
export function chooseItem(ranked: readonly ItemCandidate[]): Choice {
  const likely = ranked.filter((one) => one.score >= MATCHED && isTold(one))
  const [best] = likely
  if (best === undefined) return { kind: 'none' }
  const close = isHinted(best)
    ? ranked.filter(({ score }) => best.score - score < HINTED_MARGIN && score >= OFFERED)
    : likely.filter(({ score }) => best.score - score < MARGIN)
  return close.length === 1
    ? { kind: 'one', entry: best.entry }
    : { kind: 'several', entries: close.slice(0, NAMED).map(({ entry }) => entry) }
}
