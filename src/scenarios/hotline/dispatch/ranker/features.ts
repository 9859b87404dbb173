import { namesOf } from '../../../../city/index.ts'
import { topOf } from '../../classify/top-of.ts'
import type { DispatchCity } from '../dispatch-city.ts'
import type { EvidenceGroup } from '../evidence/evidence-groups.ts'
import type { Evidence, Likenesses, Query } from '../evidence/evidence.ts'
import { governmentSlot, PLACE_SLOT_COUNT, placeSlotsOf } from '../evidence/place-matters.ts'

/** What the ranker sees: one row a feature, one number a candidate. Nothing in it names a city or a department. */
export type FeatureTable = Readonly<Record<FeatureName, Float32Array>>

const GROUPS = ['stated', 'duty', 'boundary', 'category', 'catalogue', 'item', 'clause'] as const

/** By words only: what is there without an embedding model. */
export const WORD_FEATURES = [
  ...GROUPS.map((group) => `${group}_words` as const),
  'ticket_words',
  'ticket_words_vote',
  'returned',
  'local',
  'zone',
  'local_words',
  'named',
  'learned_words',
] as const

export const ALL_FEATURES = [
  ...WORD_FEATURES,
  ...GROUPS.map((group) => `${group}_meaning` as const),
  ...GROUPS.map((group) => `${group}_part` as const),
  'ticket_meaning',
  'ticket_meaning_vote',
  'learned',
] as const

export type FeatureName = (typeof ALL_FEATURES)[number]

/** A ticket as the ranker looks at it. */
export interface Subject {
  query: Query
  district: string | null
  /** Ids of past tickets that must not count: the ticket itself and others of its event. */
  exclude?: ReadonlySet<string>
  /** In training: what was learnt without the ticket. */
  heads?: DispatchCity['heads']
}

/** The likenesses behind the features, for telling the reason afterwards. */
export interface Scoring {
  features: FeatureTable
  likenesses: Readonly<Record<EvidenceGroup, Likenesses>>
}

/** Neighbours that vote, and how fast a vote fades with the distance to the nearest (per unit of cosine). */
const NEIGHBOURS = 12
const FADING = { words: 12, meaning: 18 }
const FLOOR = 0.03

/** Score every candidate on every feature. */
export function extractFeatures(
  city: DispatchCity,
  { query, district, exclude, heads = city.heads }: Subject,
): Scoring {
  const likenesses = {} as Record<EvidenceGroup, Likenesses>
  const table = {} as Record<FeatureName, Float32Array>
  const government = governmentSlot(city.pack, district)
  const places = placeSlotsOf(city.pack, government)
  const fold = (scores: Float32Array): Float32Array => foldPlaces(scores, government, places)
  for (const group of GROUPS) {
    const found = (likenesses[group] = city.evidence[group].liken(query))
    table[`${group}_words`] = fold(bestOf(city, city.evidence[group], found.words))
    table[`${group}_meaning`] = fold(bestOf(city, city.evidence[group], found.meaning))
    const partly = query.parts.length === 0 ? found.meaning : city.evidence[group].likenParts(query)
    table[`${group}_part`] = fold(bestOf(city, city.evidence[group], partly))
  }
  const found = (likenesses.ticket = city.evidence.ticket.liken(query))
  for (const by of ['words', 'meaning'] as const) {
    const scores = withoutExcluded(city, found[by], exclude)
    table[`ticket_${by}`] = fold(bestOf(city, city.evidence.ticket, scores))
    table[`ticket_${by}_vote`] = fold(voteOf(city, scores, FADING[by]))
  }
  const nothing = new Float32Array(city.candidates.length + PLACE_SLOT_COUNT)
  table.learned = fold(heads.meaning?.(query) ?? nothing)
  table.learned_words = fold(heads.words?.(query) ?? nothing)
  table.returned = returnsOf(city, likenesses.ticket, exclude)
  const forPlace = (value: number): Float32Array =>
    Float32Array.from(city.candidates, (_, at) => (at === government ? value : 0))
  table.local = forPlace(1)
  table.zone = forPlace(places.length - 1)
  table.local_words = forPlace(localWordsOf(query.text))
  table.named = namedIn(city, query.text)
  return { features: table, likenesses }
}

/** The best likeness of each candidate's matters; part of a matter counts by the root of the part. */
function bestOf(city: DispatchCity, { matters }: Evidence, scores: Float32Array | null): Float32Array {
  const best = new Float32Array(city.candidates.length + PLACE_SLOT_COUNT)
  if (scores === null) return best
  for (let at = 0; at < matters.length; at++)
    for (const [candidate, share] of matters[at]!.shares)
      best[candidate] = Math.max(best[candidate]!, scores[at]! * (0.5 + 0.5 * Math.sqrt(share)))
  return best
}

function withoutExcluded(
  { evidence }: DispatchCity,
  scores: Float32Array | null,
  exclude: ReadonlySet<string> | undefined,
): Float32Array | null {
  if (scores === null || exclude === undefined) return scores
  return scores.map((score, at) => (exclude.has(evidence.ticket.matters[at]!.path) ? 0 : score))
}

/** Logarithm of each candidate's part in the votes of the nearest past tickets. */
function voteOf(
  { candidates, evidence }: DispatchCity,
  scores: Float32Array | null,
  fading: number,
): Float32Array {
  const votes = new Float32Array(candidates.length + PLACE_SLOT_COUNT)
  if (scores !== null) {
    const nearest = topOf(scores, NEIGHBOURS)
    const best = scores[nearest[0] ?? 0] ?? 0
    let sum = 1e-9
    for (const at of nearest) {
      const weight = Math.exp(fading * (scores[at]! - best))
      sum += weight
      for (const [candidate, share] of evidence.ticket.matters[at]!.shares)
        votes[candidate]! += weight * share
    }
    for (let at = 0; at < votes.length; at++) votes[at]! /= sum
  }
  return votes.map((vote) => Math.log(FLOOR + vote))
}

/** The nearest past ticket that a candidate gave back and another took. */
function returnsOf(
  { candidates, tickets }: DispatchCity,
  { words, meaning }: Likenesses,
  exclude: ReadonlySet<string> | undefined,
): Float32Array {
  const returned = new Float32Array(candidates.length)
  const scores = meaning ?? words
  tickets.forEach(({ id, outcome }, at) => {
    const slot = outcome.returned_from === undefined ? -1 : candidates.indexOf(outcome.returned_from)
    if (slot >= 0 && !exclude?.has(id)) returned[slot] = Math.max(returned[slot]!, scores[at]!)
  })
  return returned
}

/** What speaks for the government of the place goes to the one of the ticket's district. */
function foldPlaces(scores: Float32Array, government: number, places: readonly number[]): Float32Array {
  const folded = scores.slice(0, -PLACE_SLOT_COUNT)
  for (const place of places) folded[government] = Math.max(folded[government]!, scores[place]!)
  return folded
}

/** Words of matters that villages, sub-districts and their people settle. */
const LOCAL_WORDS = /村|镇上|镇里|乡里|街道办|社区|居委会|村委|拆迁|征收|回迁/g

/** How much the text speaks of local people and matters, for the government of the place. */
const localWordsOf = (text: string): number => Math.log1p(new Set(text.match(LOCAL_WORDS)).size)

/** Candidates that the text calls by a name or alias. */
const namedIn = ({ pack }: DispatchCity, text: string): Float32Array =>
  Float32Array.from(pack.departments, (department) =>
    Number(
      department.district === null &&
        namesOf(department).some((name) => name.length > 2 && text.includes(name)),
    ),
  )
