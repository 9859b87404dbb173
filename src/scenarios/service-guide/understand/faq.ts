import type { Embedder } from '../../../models/ports.ts'
import type { ServiceItem } from '../../../store/service-item.ts'
import { questionTerms, type Catalogue } from './catalogue.ts'

/** A printed question that is the one asked, with its place in the guide. */
export interface FaqMatch {
  index: number
  /** 0 to 1. */
  score: number
}

/** Share of the words in the score where there are vectors too. */
const WORDS_SHARE = 0.55
const MEANING_RANGE = [0.55, 0.85] as const

/** The item's printed question that is most like the one asked, or null when it prints none. */
export async function matchFaq(
  { faq = [] }: ServiceItem,
  question: string,
  catalogue: Catalogue,
  embedder: Embedder | null,
  signal: AbortSignal,
): Promise<FaqMatch | null> {
  if (faq.length === 0) return null
  const words = faq.map(({ q }) => sharedInformation(question, q, catalogue))
  const cosines =
    embedder === null
      ? null
      : await compare(
          question,
          faq.map(({ q }) => q),
          embedder,
          signal,
        )
  const [low, high] = MEANING_RANGE
  return faq
    .map((_, index) => {
      const meaning = Math.min(1, Math.max(0, ((cosines?.[index] ?? 0) - low) / (high - low)))
      const score =
        cosines === null ? words[index]! : WORDS_SHARE * words[index]! + (1 - WORDS_SHARE) * meaning
      return { index, score }
    })
    .reduce((best, one) => (one.score > best.score ? one : best))
}

/** Dice coefficient of the terms of two questions, by information. */
function sharedInformation(a: string, b: string, catalogue: Catalogue): number {
  const [left, right] = [questionTerms(a), questionTerms(b)]
  const sum = (terms: Iterable<string>): number =>
    [...terms].reduce((total, term) => total + catalogue.information(term), 0)
  const shared = sum([...left].filter((term) => right.has(term)))
  const total = sum(left) + sum(right)
  return total === 0 ? 0 : (2 * shared) / total
}

async function compare(
  question: string,
  texts: readonly string[],
  embedder: Embedder,
  signal: AbortSignal,
): Promise<number[]> {
  const [query, ...vectors] = await embedder.embedDocuments([question, ...texts], signal)
  return vectors.map((vector) => vector.reduce((sum, value, i) => sum + value * (query?.[i] ?? 0), 0))
}
