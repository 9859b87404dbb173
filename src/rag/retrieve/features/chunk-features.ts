import type { DocumentSummary, StoredChunk } from '../../../store/ports.ts'
import { kindFit } from '../kind.ts'
import type { QueryAnalysis } from '../types.ts'
import { runFeatures } from './runs.ts'

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
    ...runFeatures(analysis.question, chunk.indexText),
    ...documentFit(analysis, document),
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

/** A 文号 or title names one document; a kind or words of a title in passing only make some likelier. */
function documentFit(
  analysis: QueryAnalysis,
  document: DocumentSummary,
): Record<'documentNamed' | 'documentMeant', number> {
  const weight = analysis.documents.find((reference) => reference.docId === document.id)?.weight ?? 0
  return weight === 1 ? { documentNamed: 1, documentMeant: 0 } : { documentNamed: 0, documentMeant: weight }
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
