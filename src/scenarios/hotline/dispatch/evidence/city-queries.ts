import type { Synonyms } from '../../../../rag/lexicon/synonyms.ts'
import type { CityPack } from '../../../../city/index.ts'
import type { Query } from './evidence.ts'
import { splitParts } from '../split/split-parts.ts'
import { placeRemover, type TextSpace } from '../ranker/text-space.ts'
import type { VectorMemory } from '../ranker/vector-memory.ts'

/** Makes queries of texts as they are to be compared with a city's matters. */
export interface CityQueries {
  query(text: string): Promise<Query>
  /** The query of a part of a text by the vectors of its own parts, which are known already. */
  queryOfPart(text: string, vectors: readonly Float32Array[]): Query
  /** The query of a past ticket, whose vectors are kept. */
  queryOf(ticket: number): Promise<Query>
}

/** What queries are made with; `vectors` is null without an embedding model. */
interface QueryParts {
  pack: CityPack
  synonyms: Synonyms
  vectors: VectorMemory | null
}

/** Queries of texts, and of the past tickets, which are read already. */
export function createQueries(
  { pack, synonyms, vectors: memory }: QueryParts,
  space: TextSpace,
  tickets: readonly { text: string }[],
): CityQueries {
  const withoutPlaces = placeRemover(pack)
  const queryWith = (text: string, vectors: readonly Float32Array[] | null): Query => ({
    text,
    vector: vectors?.[0] ?? null,
    parts: vectors?.slice(1) ?? [],
    terms: space.terms([text, ...[...synonyms.expand(text).values()].flat()].join(' ')),
  })
  return {
    queryOfPart: (text, vectors) =>
      queryWith(
        text,
        vectors.length === 0 ? null : [meanOf(vectors), ...(vectors.length > 1 ? vectors : [])],
      ),
    async query(text) {
      const plain = withoutPlaces(text)
      return queryWith(plain, memory && (await memory.recall([plain, ...splitParts(plain)], false)))
    },
    async queryOf(ticket) {
      const { text } = tickets[ticket]!
      return queryWith(text, memory && (await memory.recall([text, ...splitParts(text)])))
    },
  }
}

/** Mean of vectors, of length 1. */
function meanOf(vectors: readonly Float32Array[]): Float32Array {
  if (vectors.length === 1) return vectors[0]!
  const mean = new Float32Array(vectors[0]!.length)
  for (const vector of vectors) for (let at = 0; at < mean.length; at++) mean[at]! += vector[at]!
  const length = Math.hypot(...mean)
  return mean.map((value) => value / length)
}
