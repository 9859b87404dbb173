import { sentenceFeatures } from './sentence-features.ts'
import { collectSpans } from './spans.ts'
import type { PartMaterial, ScoredSpan } from './types.ts'

/** Weights of the features of a sentence; fitted on the project's own questions (see evals/README). */
export const SENTENCE_WEIGHTS: Readonly<Record<string, number>> = {
  coverage: 0.7,
  pairs: 0.4,
  context: 1.4,
  clausePairs: 1.4,
  similarity: 3.6,
  chunk: 2,
  year: 0.45,
  tense: 0.7,
  figure: 0.4,
  unit: 0.2,
  type: 0.4,
  focus: 0.2,
  list: 0.35,
  quoted: 0.3,
  kind: 0.2,
  asking: -1.1,
  validity: 3,
  amended: 1,
  explains: 0.4,
  row: -0.3,
  short: -0.3,
}
/** Sentences looked at, at most: each costs a run of the embedding model. */
const MAX_SENTENCES = 36
/** Cosine of unrelated texts. */
const COSINE_FLOOR = 0.3

const known = new WeakMap<PartMaterial, Promise<ScoredSpan[]>>()

/** Sentences and table rows of the candidates, scored for the question; best first. Scored once for all strategies. */
export function scoreSentences(material: PartMaterial): Promise<ScoredSpan[]> {
  const scored = known.get(material) ?? scoreAll(material)
  known.set(material, scored)
  return scored
}

async function scoreAll(material: PartMaterial): Promise<ScoredSpan[]> {
  const spans = collectSpans(material)
  const features = sentenceFeatures(spans, material)
  const rough = spans
    .map((span, i) => withScore({ ...span, ...features[i]! }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_SENTENCES)
  const similarities = await material.similarity(rough.map((span) => span.said))
  if (similarities === null) return rough
  const out = rough
    .map((span, i) =>
      withScore({
        ...span,
        features: { ...span.features, similarity: Math.max(0, similarities[i]! - COSINE_FLOOR) },
      }),
    )
    .sort((a, b) => b.score - a.score)
  return out
}

function withScore(span: Omit<ScoredSpan, 'score'>): ScoredSpan {
  const score = Object.entries(span.features).reduce(
    (sum, [name, value]) => sum + (SENTENCE_WEIGHTS[name] ?? 0) * value,
    0,
  )
  return { ...span, score }
}
