import type { Synonyms } from '../../../rag/lexicon/synonyms.ts'
import type { Accusation } from './rules/accused.ts'
import type { DispatchCity } from './dispatch-city.ts'
import type { Query } from './evidence/evidence.ts'
import type { Scoring } from './ranker/features.ts'
import type { TrainedRanker } from './ranker/trained-model.ts'

/** A ticket as far as dispatch looks at it; `text` is masked. */
export interface AdviceSubject {
  text: string
  query: Query
  /** Features of the query at its district, where they are known already. */
  scoring?: Scoring
  /** Of what the ticket asks for first when it asks for several things; counts as much as the whole. */
  focus?: Query | null
  district: string | null
  category: readonly string[]
  /** Dangers to life that it tells of; none for a part of a ticket. */
  dangers?: readonly string[]
  /** ISO date that rules are read at. */
  asOf: string
  accepted: boolean
  /** Whom the ticket accuses; null or left out where it accuses nobody. */
  accusation?: Accusation | null
}

/** What advice is given with. */
export interface Adviser {
  city: DispatchCity
  ranker: TrainedRanker
  /** Confidence in the department of a winning rule. */
  rulePrecision: number
  synonyms: Synonyms
}
