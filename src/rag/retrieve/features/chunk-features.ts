import type { DocumentSummary, StoredChunk } from '../../../store/ports.ts'
import { cityStem } from '../analyse/places.ts'
import { kindFit } from '../kind.ts'
import type { QueryAnalysis } from '../types.ts'

/**
 * Features of a chunk for a question, each in [-1, 1]; 0 means “says nothing”. They are cheap: no model is asked.
 */
export function chunkFeatures(
  analysis: QueryAnalysis,
  chunk: StoredChunk,
  document: DocumentSummary,
  idf: ReadonlyMap<string, number>,
): Record<string, number> {
  return {
    coverage: coverageOf(analysis, chunk.indexText, idf),
    phrase: Math.min(1, longestSharedRun(analysis.question, chunk.indexText) / 8),
    place: placeFit(analysis, document),
    document: documentFit(analysis, document),
    year:
      analysis.years.length === 0
        ? 0
        : share(analysis.years, (year) => chunk.text.includes(year) || chunk.indexText.includes(year)),
    number: analysis.facets.has('quantity') && /\d/.test(chunk.text) ? 1 : 0,
    responsible:
      analysis.facets.has('responsible') && /(责任单位|牵头|配合|负责)[：:）)]|牵头|责任单位/.test(chunk.text)
        ? 1
        : 0,
    term: termFit(analysis, chunk),
    row: chunk.kind === 'table_row' ? rowFit(analysis, chunk) : 0,
    kind: kindFit(analysis, chunk.text),
    heading: share(analysis.words, (word) => chunk.path.join('').toLowerCase().includes(word)),
  }
}

/**
 * Share of the question's information (idf) that a text holds, in [0, 1]; a synonym counts for its everyday word. Terms
 * are looked for as they stand, which for a hundred candidates costs a twentieth of cutting them into words.
 */
export function coverageOf(analysis: QueryAnalysis, text: string, idf: ReadonlyMap<string, number>): number {
  const lower = text.toLowerCase()
  let total = 0
  let held = 0
  for (const [term, weight] of analysis.terms) {
    const information = (idf.get(term) ?? 0) * weight
    if (analysis.words.includes(term)) total += information
    if (lower.includes(term)) held += information
  }
  return total === 0 ? 0 : Math.min(1, held / total)
}

function placeFit(analysis: QueryAnalysis, document: DocumentSummary): number {
  if (analysis.places.length === 0 || document.region === null) return 0
  return analysis.places.includes(cityStem(document.region)) ? 1 : -1
}

function documentFit(analysis: QueryAnalysis, document: DocumentSummary): number {
  if (analysis.documents.length === 0) return 0
  return analysis.documents.find((reference) => reference.docId === document.id)?.weight ?? 0
}

function termFit(analysis: QueryAnalysis, chunk: StoredChunk): number {
  if (chunk.kind !== 'term') return 0
  const term = /^(.+?)(?:——|—|：)/.exec(chunk.text)?.[1]?.trim().toLowerCase()
  if (term === undefined || !analysis.question.toLowerCase().includes(term))
    return analysis.facets.has('definition') ? 0 : -0.3
  return analysis.facets.has('definition') ? 1 : 0.1
}

/** A row that names nothing of the question is one of many under the same caption: it must not crowd out the clauses. */
function rowFit(analysis: QueryAnalysis, chunk: StoredChunk): number {
  const held = share(analysis.words, (word) => chunk.text.toLowerCase().includes(word))
  return held === 0 ? -1 : analysis.facets.has('quantity') ? held : 0
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length
}

/** Length of the longest run of characters both texts share (punctuation apart), capped at 16. */
function longestSharedRun(a: string, b: string): number {
  const text = a.toLowerCase().replace(/[\s\p{P}]/gu, '')
  const other = b.toLowerCase().replace(/[\s\p{P}]/gu, '')
  let best = 0
  for (let start = 0; start < text.length; start++) {
    while (best < 16 && start + best < text.length && other.includes(text.slice(start, start + best + 1)))
      best++
  }
  return best
}
