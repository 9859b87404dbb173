import { innermostSection } from '../../evidence.ts'
import { sentenceFeatures } from './sentence-features.ts'
import { collectSpans } from '../sentence/spans.ts'
import type { BareSpan, PartMaterial, ScoredSpan } from '../types.ts'

/**
 * Weights of the features of a sentence: a listwise fit on the project's own questions and the external development set,
 * rounded. Those of `put`, `range`, `closing`, `preamble` and `titleYear` are set by hand.
 */
const SENTENCE_WEIGHTS: Readonly<Record<string, number>> = {
  coverage: 0.6,
  context: 1.7,
  clausePairs: 1.6,
  concepts: 1.5,
  conceptsNearby: 0.7,
  defines: 0.5,
  put: 2.5,
  titled: 0.6,
  unmet: 0.5,
  similarity: 4.4,
  chunk: 2.1,
  year: 0.35,
  tense: 0.85,
  figure: 0.5,
  unit: 0.2,
  type: 0.6,
  range: 1,
  focus: 0.25,
  list: 0.4,
  quoted: 0.3,
  asking: -1.3,
  closing: -0.8,
  preamble: -0.6,
  validity: 3.5,
  amended: 1.1,
  titleYear: 0.8,
  explains: 0.8,
  row: -0.35,
  short: -0.35,
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
  const similarities = await material.similarity(rough.map(inContext))
  if (similarities === null) return rough
  return rough
    .map((span, i) =>
      withScore({
        ...span,
        features: { ...span.features, similarity: Math.max(0, similarities[i]! - COSINE_FLOOR) },
      }),
    )
    .sort((a, b) => b.score - a.score)
}

/** A sentence with the last heading above it, which it rarely repeats. */
function inContext({ document, start, row, said }: BareSpan): string {
  const heading = row === null ? innermostSection(document, start)?.path.at(-1) : row.table.caption
  return heading == null || said.startsWith(heading) ? said : `${heading}：${said}`
}

function withScore(span: Omit<ScoredSpan, 'score'>): ScoredSpan {
  const score = Object.entries(span.features).reduce(
    (sum, [name, value]) => sum + (SENTENCE_WEIGHTS[name] ?? 0) * value,
    0,
  )
  return { ...span, score }
}
