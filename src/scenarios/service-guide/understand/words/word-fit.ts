import { questionTerms, type Catalogue, type CatalogueEntry } from '../item/catalogue.ts'
import { ADDED_SHARE } from './name-fit.ts'

/** Cosines below the first say nothing, above the second everything. */
const MEANING_RANGE = [0.45, 0.75] as const

/** Terms of the question with what they tell; added ones make up for what was not said in so many words. */
export interface WeighedTerms {
  terms: ReadonlyMap<string, number>
  /** What the question's own terms tell together. */
  total: number
}

/** Terms of a question by what they tell; those of `expansions` only make up for what was not said. */
export function weighTerms(
  { subject, expansions }: { subject: string; expansions: readonly string[] },
  catalogue: Catalogue,
): WeighedTerms {
  const terms = new Map<string, number>()
  for (const term of questionTerms(expansions.join(' ')))
    terms.set(term, ADDED_SHARE * catalogue.information(term))
  const own = [...questionTerms(subject)]
  for (const term of own) terms.set(term, catalogue.information(term))
  return { terms, total: own.reduce((sum, term) => sum + catalogue.information(term), 0) }
}

/** How much of a question's words stand in an item's guide, by what they tell: 0 to 1. */
export function wordFit({ terms, total }: WeighedTerms, entry: CatalogueEntry): number {
  if (total === 0) return 0
  let held = 0
  for (const [term, information] of terms) held += information * (entry.terms.get(term) ?? 0)
  return Math.min(1, held / total)
}

/** A cosine as a share of what tells anything: 0 to 1. */
export function meaningFit(cosine: number | undefined): number {
  const [low, high] = MEANING_RANGE
  return Math.min(1, Math.max(0, ((cosine ?? 0) - low) / (high - low)))
}
