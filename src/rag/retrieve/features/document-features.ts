import type { StoredChunk } from '../../../store/ports.ts'
import type { QueryAnalysis } from '../types.ts'

/** A chunk found, with the title of its document. */
export interface FoundChunk {
  chunk: StoredChunk
  title: string | null
}

/** What the chunks found of a document say together, each in [-1, 1]; a lone clause rarely repeats its subject. */
export type DocumentFeatures = Readonly<
  Record<'documentWords' | 'documentCoverage' | 'documentPlace', number>
>

/** Saturation of BM25: the third mention of a word adds little. */
const SATURATION = 1.2

/**
 * Features of each document over its chunks among the candidates: the words of the question (BM25 without length,
 * relative to the best document), how much of its information they hold, and whether a city it names is named.
 */
export function documentFeatures(
  analysis: QueryAnalysis,
  found: readonly FoundChunk[],
  idf: ReadonlyMap<string, number>,
): Map<string, DocumentFeatures> {
  const texts = new Map<string, { title: string; text: string }>()
  for (const { chunk, title } of found) {
    const known = texts.get(chunk.docId)
    if (known) known.text += `\n${chunk.indexText.toLowerCase()}`
    else texts.set(chunk.docId, { title: title ?? '', text: chunk.indexText.toLowerCase() })
  }
  const words = new Map([...texts].map(([id, { text }]) => [id, countWords(analysis, text, idf)]))
  const best = Math.max(...[...words.values()].map(({ score }) => score), Number.EPSILON)
  return new Map(
    [...texts].map(([id, { title, text }]) => {
      const { score, coverage } = words.get(id)!
      return [
        id,
        {
          documentWords: score / best,
          documentCoverage: coverage,
          documentPlace: placeNamed(analysis, title, text),
        },
      ]
    }),
  )
}

function countWords(
  analysis: QueryAnalysis,
  text: string,
  idf: ReadonlyMap<string, number>,
): { score: number; coverage: number } {
  let score = 0
  let held = 0
  let total = 0
  for (const [term, weight] of analysis.terms) {
    const information = (idf.get(term) ?? 0) * weight
    const mentions = text.split(term).length - 1
    score += (information * mentions * (1 + SATURATION)) / (mentions + SATURATION)
    if (mentions > 0) held += information
    if (analysis.words.includes(term)) total += information
  }
  return { score, coverage: total === 0 ? 0 : Math.min(1, held / total) }
}

function placeNamed(analysis: QueryAnalysis, title: string, text: string): number {
  const places = [...analysis.places, ...analysis.foreignPlaces]
  if (places.length === 0) return 0
  if (places.some((place) => title.includes(place))) return 1
  return places.some((place) => text.includes(place)) ? 0.5 : -1
}
