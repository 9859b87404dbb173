import { toCitation } from '../answer/cite.ts'
import { EvidenceBook, innermostSection } from '../answer/evidence.ts'
import type { Citation } from '../answer/types.ts'
import { createMeasure, type MeasureDeps, type NearStatement } from './measure.ts'

/** Cosine from which on a sentence is near enough to be shown; chosen so that most refused questions show something. */
const NEAR = 0.55
/**
 * Cosine by which something may come nearer than all that an answer cites before the person is told. Of 507 answers to
 * everyday questions written for it, 22 of 255 right ones lie beyond, 80 of 225 that missed the point, and 9 of 27 to what
 * nothing answers; to refuse all these instead would lose too many answers to questions in official words.
 */
const NEARER = 0.08
const SHOWN = 3
/** A provision no longer than this is shown whole. */
const WHOLE = 200

/** What comes nearest to a question in meaning; no answer to it. */
export interface NearestProvisions {
  /** In force on the day, the nearest first, at most three; what was cited already is left out. */
  passages: Citation[]
  /** Whether the first of them comes clearly nearer to the question than anything that was cited. */
  nearer: boolean
}

/** Finds by meaning what an answer by words and rules did not: nothing without vectors. */
export type FindNearest = (
  question: string,
  asOf: string,
  cited?: readonly Citation[],
  signal?: AbortSignal,
) => Promise<NearestProvisions>

export function createNearest(deps: MeasureDeps): FindNearest {
  const measure = createMeasure(deps)
  return async (question, asOf, cited = [], signal) => {
    const statements = await measure(question, asOf, signal)
    const isKnown = (statement: NearStatement): boolean => cited.some((one) => isCited(statement, one))
    const [own, others] = [statements.filter(isKnown), statements.filter((one) => !isKnown(one))]
    const near = others.filter(({ cosine }) => cosine >= NEAR)
    const { validity } = await deps.view()
    const book = new EvidenceBook()
    const passages = onePerPlace(near)
      .slice(0, SHOWN)
      .map((statement, i) => {
        const { start, end } = wholeProvision(statement)
        const { document, candidate } = statement
        const evidence = book.issue(document, candidate.document, start, end, candidate.chunk.anchor)
        return toCitation(evidence, i + 1, validity, asOf)
      })
    return { passages, nearer: own.length > 0 && highest(near) - highest(own) >= NEARER }
  }
}

const highest = (statements: readonly NearStatement[]): number =>
  Math.max(0, ...statements.map(({ cosine }) => cosine))

/** Whether a citation quotes a sentence, or a part of it. */
const isCited = ({ document, text }: NearStatement, { doc_id: id, quote }: Citation): boolean =>
  document.id === id && (quote.includes(text) || text.includes(quote))

/** Of the sentences of one provision the nearest stands for it. */
function onePerPlace(ordered: readonly NearStatement[]): NearStatement[] {
  const seen = new Set<string>()
  return ordered.filter(({ document, start }) => {
    const place = `${document.id}#${innermostSection(document, start)?.anchor ?? start}`
    if (seen.has(place)) return false
    seen.add(place)
    return true
  })
}

/** The provision a sentence stands in, where it is short enough to be read at once; else the sentence. */
function wholeProvision({
  document,
  start,
  end,
  row,
}: Pick<NearStatement, 'document' | 'start' | 'end' | 'row'>): { start: number; end: number } {
  const section = row === null ? innermostSection(document, start) : undefined
  return section !== undefined && section.end - section.start <= WHOLE ? section : { start, end }
}
