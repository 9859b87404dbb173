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

/** The policy question-and-answer scenario: the only way in for CLI, API and evaluation. */
export interface PolicyQa {
  answer(request: AnswerRequest, options?: AnswerOptions): Promise<Answer>
  search(query: string, limit: number, signal?: AbortSignal): Promise<SearchResult>
}
