import type { Embedder } from '../../../../models/ports.ts'
import { createSynonyms, type Synonyms } from '../../../../rag/lexicon/synonyms.ts'
import { chinaDay } from '../../../../shared/china-time.ts'
import { dangersIn, findHazards } from '../../intake/index.ts'
import type { PastTicket } from '../../types.ts'
import { calibrationError, fitTemperature, fitThreshold, outcomeOf, type ScoredCase } from './calibrate.ts'
import { openDispatchCity } from '../dispatch-city.ts'
import { ALL_FEATURES, WORD_FEATURES, type FeatureName } from './features.ts'
import { hashLibrary, type HomeLibrary } from '../evidence/home-library.ts'
import { labelTickets, type LabelledCase } from './labelled-cases.ts'
import { scoreCandidates } from './ranker.ts'
import { hitRules, withOfficialTerms } from '../rules/rules.ts'
import { trainRanker } from './train-ranker.ts'
import type { DispatchModel, TrainedRanker } from './trained-model.ts'
import type { VectorMemory } from './vector-memory.ts'

const FOLDS = 5
/** Of proposals that are not abstained from, at least this share was right in cross-validation. */
const PRECISION = 0.8
/** Lessons, which training leaves out, make scores this much surer than they deserve; calibration takes it back. */
const LESSONS = 1.2
/** In a city that lessons and past tickets are only carried over to, they don't; seen on another city's development tickets. */
const FOREIGN = 0.83

/** What training needs. */
export interface TrainingParts {
  home: HomeLibrary
  tickets: readonly PastTicket[]
  synonyms: Synonyms
  embedder: Embedder | null
  vectors: VectorMemory | null
}

/** Train ranker, calibration and threshold on past tickets of the home city; deterministic. */
export async function trainDispatch(parts: TrainingParts): Promise<DispatchModel> {
  const { home, tickets, embedder } = parts
  const full = parts.vectors === null ? null : await trainOn(parts, ALL_FEATURES)
  const words = await trainOn({ ...parts, vectors: null }, WORD_FEATURES)
  return {
    version: 1,
    library: hashLibrary({ ...home, tickets: [...tickets] }),
    embedder: embedder?.id ?? null,
    full: full?.ranker ?? null,
    words: words.ranker,
    rulePrecision: precisionOfRules(parts),
    scores: { full: full?.scores ?? null, words: words.scores },
  }
}

async function trainOn(
  { home, tickets, synonyms, vectors }: TrainingParts,
  features: readonly FeatureName[],
): Promise<{ ranker: TrainedRanker; scores: DispatchModel['scores']['words'] }> {
  const city = await openDispatchCity({ pack: home.pack, home, tickets, synonyms, vectors, lessons: false })
  const cases = await labelTickets(city, FOLDS)
  const held = crossScore(cases, features)
  const temperature = fitTemperature(held)
  const outcomes = held.map((scored) => outcomeOf(scored, temperature))
  const { weights } = trainRanker(cases, features)
  const ranker = {
    features: [...features],
    weights: weights.map(round),
    temperature: round(temperature * LESSONS),
    foreignTemperature: FOREIGN,
    threshold: fitThreshold(outcomes, PRECISION),
  }
  const top = (count: number): number => held.filter((scored) => rankOf(scored) < count).length / held.length
  const error = calibrationError(outcomes)
  return {
    ranker,
    scores: { n: held.length, top1: round(top(1)), top3: round(top(3)), calibrationError: round(error) },
  }
}

/** Scores of each case by a ranker that was trained without its fold. */
export function crossScore(cases: readonly LabelledCase[], features: readonly FeatureName[]): ScoredCase[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const ranker = trainRanker(
      cases.filter((entry) => entry.fold !== fold),
      features,
    )
    return cases
      .filter((entry) => entry.fold === fold)
      .map(({ table, label }) => ({ scores: scoreCandidates(ranker, table), label }))
  }).flat()
}

const rankOf = ({ scores, label }: ScoredCase): number =>
  scores.filter((score) => score > scores[label]!).length

const round = (value: number): number => Math.round(value * 10_000) / 10_000

/** With two tickets of doubt, so that few hits are no certainty. */
function precisionOfRules({ home, tickets, synonyms }: TrainingParts): number {
  let [hits, right] = [0, 0]
  for (const { text, district, category, reported_at: reported, department } of tickets) {
    const official = withOfficialTerms(text, synonyms)
    const dangers = dangersIn(findHazards(text).filter(({ composed }) => composed !== true))
    const subject = { text: official, district, category, dangers, asOf: chinaDay(reported) }
    const winner = hitRules(home.pack, subject).find((hit) => hit.department !== null)
    if (winner === undefined) continue
    hits += 1
    right += Number(winner.department === department)
  }
  return round((right + 1) / (hits + 2))
}

/** Everyday wording of the home city and of any city, as the trainer and the desk read tickets. */
export const synonymsOf = (
  everyday: ReadonlyMap<string, readonly string[]>,
  { pack }: HomeLibrary,
): Synonyms => createSynonyms(new Map([...everyday, ...pack.synonyms]))
