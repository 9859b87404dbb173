import type { ChunkKind } from '../../store/records.ts'
import type { Answer, AnswerOptions, AnswerRequest, ExplainedPassage } from '../../rag/answer/types.ts'

/** Result of a search without an answer. */
export interface SearchResult {
  query: string
  terms: { term: string; weight: number }[]
  passages: ExplainedPassage[]
  /** False while the library runs on words only (no model, or vectors still being made). */
  dense: boolean
  ms: number
}

/** How to search: `kinds` narrows it to what stands in clauses, table rows or lists of terms. */
export interface SearchOptions {
  kinds?: readonly ChunkKind[]
  signal?: AbortSignal
}

/** The policy question-and-answer scenario. */
export interface PolicyQa {
  answer(request: AnswerRequest, options?: AnswerOptions): Promise<Answer>
  search(query: string, limit: number, options?: SearchOptions): Promise<SearchResult>
}
