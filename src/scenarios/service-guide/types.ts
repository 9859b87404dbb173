import type { Answer, AnswerOptions, AnswerRequest } from '../../rag/answer/types.ts'
import type { Aspect } from './understand/aspects.ts'

/** How a question stands to the service items of the library, before anything is answered. */
export interface GuideMatch {
  /** `one` item is meant, `several` are as likely, or none of them. */
  kind: 'one' | 'several' | 'none'
  /** Fit of the best item, 0 to 1; 0 when there are no items. */
  score: number
  /** True when the item is named rather than hinted at. */
  named: boolean
  /** True when the item comes from an earlier turn. */
  carried: boolean
  aspects: readonly Aspect[]
}

/** Questions on how to do a thing at a counter, answered from the fields of its guide. */
export interface ServiceGuide {
  /** What a question is about, cheaply (no vectors). */
  consider(request: AnswerRequest): Promise<GuideMatch>
  /** Answer it; step events only, and nothing is kept: whoever asked emits and keeps the answer. */
  answer(request: AnswerRequest, options?: AnswerOptions): Promise<Answer>
}
