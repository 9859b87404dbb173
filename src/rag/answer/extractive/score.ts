import { splitSentences } from '../../../shared/text/sentences.ts'
import { tokenizeForSearch } from '../../lexicon/tokenize.ts'
import { kindFit } from '../../retrieve/kind.ts'
import type { QueryAnalysis } from '../../retrieve/types.ts'
import { innermostSection } from '../evidence.ts'
import { standingFeatures } from './standing.ts'
import { askedUnit, tenseFit, wantedFigure } from './cues.ts'
import type { PartMaterial, ScoredSpan } from './types.ts'

/** Weights of the features of a sentence; fitted on the project's own questions (see evals/README). */
export const SENTENCE_WEIGHTS: Readonly<Record<string, number>> = {
  coverage: 1,
  context: 0.35,
  similarity: 0.9,
  chunk: 0.5,
  year: 0.35,
  tense: 0.3,
  figure: 0.3,
  unit: 0.2,
  focus: 0.2,
  list: 0.15,
  quoted: 0.3,
  kind: 0.25,
  asking: -0.5,
  validity: 0.8,
  amended: 0.5,
  explains: 0.06,
}
/** Sentences looked at, at most: each costs a run of the embedding model. */
const MAX_SENTENCES = 36
/** A heading or a stray label is no answer. */
const MIN_LENGTH = 8
/** Cosine of unrelated texts. */
const COSINE_FLOOR = 0.3

/** What a word of an earlier question counts in a sentence: that question was answered already. */
const CARRIED_SHARE = 0.4

type Features = Readonly<Record<string, number>>
type BareSpan = Omit<ScoredSpan, 'score' | 'covered' | 'features'>

const known = new WeakMap<PartMaterial, Promise<ScoredSpan[]>>()

/** Sentences of the candidates, scored for the question; best first. Scored once for all strategies. */
export function scoreSentences(material: PartMaterial): Promise<ScoredSpan[]> {
  const scored = known.get(material) ?? scoreAll(material)
  known.set(material, scored)
  return scored
}

async function scoreAll(material: PartMaterial): Promise<ScoredSpan[]> {
  const best = material.candidates[0]?.score ?? 1
  const rough = collectSpans(material)
    .map((span) => withScore({ ...span, ...wordFeatures(span, material, best) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_SENTENCES)
  const similarities = await material.similarity(rough.map((span) => span.text))
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

function withScore(span: Omit<ScoredSpan, 'score'>): ScoredSpan {
  const score = Object.entries(span.features).reduce(
    (sum, [name, value]) => sum + (SENTENCE_WEIGHTS[name] ?? 0) * value,
    0,
  )
  return { ...span, score }
}

function collectSpans(material: PartMaterial): BareSpan[] {
  const seen = new Set<string>()
  return material.candidates.flatMap((candidate) => {
    const document = material.documents.get(candidate.chunk.docId)
    if (document === undefined || candidate.chunk.kind === 'table_row') return []
    const { start, end } = candidate.chunk
    return splitSentences(document.text, start, end).flatMap((span) => {
      const key = `${document.id}:${span.start}`
      if (span.text.length < MIN_LENGTH || seen.has(key) || isHeading(document, span)) return []
      seen.add(key)
      return [{ ...span, candidate, document }]
    })
  })
}

/** A line that is only the number and title of its section answers nothing. */
function isHeading(document: ScoredSpan['document'], span: { text: string; start: number }): boolean {
  const section = innermostSection(document, span.start)
  const plain = (text: string): string => text.replace(/[\s。：:]/g, '')
  return (
    section !== undefined &&
    section.start === span.start &&
    plain(span.text).length <= plain(`${section.label ?? ''}${section.title}`).length
  )
}

function wordFeatures(
  span: BareSpan,
  material: PartMaterial,
  bestChunk: number,
): { features: Features; covered: ReadonlySet<string> } {
  const { analysis, retrieval } = material.part
  const own = new Set(tokenizeForSearch(span.text))
  const section = innermostSection(span.document, span.start)
  const around = new Set(
    tokenizeForSearch([...(section?.path ?? []), span.candidate.document.title ?? ''].join(' ')),
  )
  let total = 0
  let held = 0
  let nearby = 0
  for (const [term, weight] of analysis.terms) {
    const part = analysis.own.has(term) ? 1 : analysis.words.includes(term) ? CARRIED_SHARE : 0
    const information = (retrieval.idf.get(term) ?? 0) * weight * part
    if (analysis.words.includes(term)) total += information
    if (own.has(term)) held += information
    else if (around.has(term)) nearby += information
  }
  const share = (part: number): number => (total === 0 ? 0 : Math.min(1, part / total))
  return {
    covered: coveredTerms(analysis, own),
    features: {
      coverage: share(held),
      context: share(nearby),
      chunk: span.candidate.score / bestChunk,
      ...standingOf(span, material),
      ...cueFeatures(span.text, own, analysis),
    },
  }
}

function standingOf({ document, candidate, start }: BareSpan, material: PartMaterial): Features {
  const standing = material.standing(document.id)
  const amending = standing.replacedBy === null ? undefined : material.documents.get(standing.replacedBy.id)
  const place = {
    document,
    start,
    summary: candidate.document,
    validity: candidate.features['validity'] ?? 0,
  }
  return { ...standingFeatures(place, standing, amending, material.part.analysis) }
}

/** What the form of a sentence says: the year, a figure, its unit, the tense, a list, quoted words. */
function cueFeatures(text: string, own: ReadonlySet<string>, analysis: QueryAnalysis): Features {
  const flag = (holds: boolean | undefined): number => (holds ? 1 : 0)
  return {
    year: yearFit(text, analysis.years),
    tense: tenseFit(analysis.question, text),
    figure: flag(wantedFigure(analysis)?.(text)),
    unit: flag(askedUnit(analysis.question)?.test(text)),
    focus: flag(analysis.focus.some((word) => own.has(word))),
    list: flag(analysis.facets.has('enumeration') && /(、[^、]+){2}/.test(text)),
    quoted: flag(analysis.quoted.some((phrase) => text.includes(phrase))),
    kind: kindFit(analysis, text),
    asking: flag(/^问[：:]|[？?]$/.test(text)),
  }
}

/** Terms of the question a text holds. */
export function coveredTerms(analysis: QueryAnalysis, terms: ReadonlySet<string>): Set<string> {
  return new Set([...analysis.terms.keys()].filter((term) => terms.has(term)))
}

/** 1 when the sentence is about a year asked for, negative when it is about other years only, 0 when it names none. */
export function yearFit(text: string, years: readonly string[]): number {
  if (years.length === 0) return 0
  const named = new Set(text.match(/(?:19|20)\d{2}(?=年|[—–-])/g) ?? [])
  if (named.size === 0) return 0
  return years.some((year) => named.has(year)) ? 1 : -0.8
}
