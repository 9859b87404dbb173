import type { DocumentSummary, StoredChunk } from '../../../store/ports.ts'
import type { QueryAnalysis } from '../types.ts'
import { placeStem } from '../../lexicon/places.ts'
import { coverageOf } from './chunk-features.ts'

/** A chunk found, with its document. */
export interface FoundChunk {
  chunk: StoredChunk
  document: Pick<DocumentSummary, 'title' | 'region'>
}

/** What the chunks found of a document say together, each in [-1, 1]; a lone clause rarely repeats its subject. */
export type DocumentFeatures = Readonly<Record<'documentCoverage' | 'documentPlace', number>>

/**
 * Features of each document over its chunks among the candidates: how much of the question's information they hold, and
 * whether the document is of a city the question names, or names it.
 */
export function documentFeatures(
  analysis: QueryAnalysis,
  found: readonly FoundChunk[],
  idf: ReadonlyMap<string, number>,
): Map<string, DocumentFeatures> {
  const texts = new Map<string, { document: FoundChunk['document']; text: string }>()
  for (const { chunk, document } of found) {
    const known = texts.get(chunk.docId)
    if (known) known.text += `\n${chunk.indexText.toLowerCase()}`
    else texts.set(chunk.docId, { document, text: chunk.indexText.toLowerCase() })
  }
  return new Map(
    [...texts].map(([id, { document, text }]) => [
      id,
      {
        documentCoverage: coverageOf(analysis, text, idf),
        documentPlace: placeNamed(analysis, document, text),
      },
    ]),
  )
}

function placeNamed(
  { places, foreignPlaces }: QueryAnalysis,
  { title, region }: FoundChunk['document'],
  text: string,
): number {
  const asked = [...places, ...foreignPlaces]
  if (asked.length === 0) return 0
  if (region !== null && asked.includes(placeStem(region))) return 1
  if (asked.some((place) => title?.includes(place))) return 1
  return asked.some((place) => text.includes(place)) ? 0.5 : -1
}
