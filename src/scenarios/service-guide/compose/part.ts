import type { DraftSentence } from '../../../rag/answer/context.ts'

/** What a guide says to one aspect of a question. */
export interface Part {
  /** Empty when the guide says nothing to it, or nothing before it knows more. */
  sentences: DraftSentence[]
  /** The same in fewer words, for an answer that asks for several things. */
  brief?: DraftSentence[]
  /** What the guide does not state (`收费`). */
  missing?: string
  /** What must be known for a whole answer. */
  ask?: 'place' | 'case'
}
