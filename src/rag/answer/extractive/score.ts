import { splitSentences } from '../../../shared/text/sentences.ts'
import { tokenizeForSearch } from '../../lexicon/tokenize.ts'
import type { QueryAnalysis } from '../../retrieve/types.ts'
import { innermostSection } from '../evidence.ts'
import { kindFit } from '../../retrieve/kind.ts'
import { askedUnit, tenseFit, wantedFigure } from './cues.ts'
import type { PartMaterial, ScoredSpan } from './types.ts'

const WEIGHTS = {
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
}
/** Sentences looked at, at most: each costs a run of the embedding model. */
const MAX_SENTENCES = 36
/** A heading or a stray label is no answer. */
const MIN_LENGTH = 8

/** Sentences of the candidates, scored for the question; best first. */
export async function scoreSentences(material: PartMaterial): Promise<ScoredSpan[]> {
  const { analysis, retrieval } = material.part
  const best = material.candidates[0]?.score ?? 1
  const spans = collectSpans(material)
  const rough = spans
    .map((span) => ({ ...span, ...wordScore(span, analysis, retrieval.idf, best) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_SENTENCES)
  const similarities = await material.similarity(rough.map((span) => span.text))
  if (similarities === null) return rough
  return rough
    .map((span, i) => ({
      ...span,
      score: span.score + WEIGHTS.similarity * Math.max(0, similarities[i]! - 0.3),
    }))
    .sort((a, b) => b.score - a.score)
}

function collectSpans(material: PartMaterial): Omit<ScoredSpan, 'score' | 'covered'>[] {
  const seen = new Set<string>()
  return material.candidates.flatMap((candidate) => {
    const document = material.documents.get(candidate.chunk.docId)
    if (document === undefined || candidate.chunk.kind === 'table_row') return []
    const { start, end } = candidate.chunk
    return splitSentences(document.text, start, end).flatMap((span) => {
      const key = `${document.id}:${span.start}`
      if (
        span.text.length < MIN_LENGTH ||
        seen.has(key) ||
        material.taken.has(key) ||
        isHeading(document, span)
      )
        return []
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
    plain(span.text).length <= plain(`${section.label ?? ''}${section.title}`).length &&
    section.start === span.start
  )
}

function wordScore(
  span: Omit<ScoredSpan, 'score' | 'covered'>,
  analysis: QueryAnalysis,
  idf: ReadonlyMap<string, number>,
  bestChunk: number,
): { score: number; covered: ReadonlySet<string> } {
  const own = new Set(tokenizeForSearch(span.text))
  const section = innermostSection(span.document, span.start)
  const around = new Set(
    tokenizeForSearch([...(section?.path ?? []), span.candidate.document.title ?? ''].join(' ')),
  )
  const covered = coveredTerms(analysis, own)
  let total = 0
  let held = 0
  let nearby = 0
  for (const [term, weight] of analysis.terms) {
    const information = (idf.get(term) ?? 0) * weight
    if (analysis.words.includes(term)) total += information
    if (own.has(term)) held += information
    else if (around.has(term)) nearby += information
  }
  const share = (part: number): number => (total === 0 ? 0 : Math.min(1, part / total))
  return {
    covered,
    score:
      WEIGHTS.coverage * share(held) +
      WEIGHTS.context * share(nearby) +
      WEIGHTS.chunk * (span.candidate.score / bestChunk) +
      cueScore(span.text, own, analysis),
  }
}

/** What the form of a sentence says: the year, a figure, its unit, the tense, a list, quoted words. */
function cueScore(text: string, own: ReadonlySet<string>, analysis: QueryAnalysis): number {
  const when = (holds: boolean | undefined, weight: number): number => (holds ? weight : 0)
  return (
    WEIGHTS.year * yearFit(text, analysis.years) +
    WEIGHTS.kind * kindFit(analysis, text) +
    WEIGHTS.tense * tenseFit(analysis.question, text) +
    when(wantedFigure(analysis)?.(text), WEIGHTS.figure) +
    when(askedUnit(analysis.question)?.test(text), WEIGHTS.unit) +
    when(
      analysis.focus.some((word) => own.has(word)),
      WEIGHTS.focus,
    ) +
    when(analysis.facets.has('enumeration') && /(、[^、]+){2}/.test(text), WEIGHTS.list) +
    when(
      analysis.quoted.some((phrase) => text.includes(phrase)),
      WEIGHTS.quoted,
    )
  )
}

/** Terms of the question a text holds. */
export function coveredTerms(analysis: QueryAnalysis, terms: ReadonlySet<string>): Set<string> {
  return new Set([...analysis.terms.keys()].filter((term) => terms.has(term)))
}

/** 1 when the sentence is about a year asked for, negative when it is about other years only, 0 when it names none. */
export function yearFit(text: string, years: readonly string[]): number {
  if (years.length === 0) return 0
  const named = new Set(text.match(/(?:19|20)\d{2}(?=年|[—–\-])/g) ?? [])
  if (named.size === 0) return 0
  return years.some((year) => named.has(year)) ? 1 : -0.8
}
