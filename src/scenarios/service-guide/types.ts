import type { Answer, AnswerOptions, AnswerRequest } from '../../rag/answer/types.ts'
import type { ServiceItem } from '../../store/service-item.ts'
import type { Aspect } from './understand/aspect/aspects.ts'

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
  /** True when the question itself asks for a field; else `aspects` are those of the question before. */
  asks: boolean
  /** True when the item's guide prints this very question. */
  printed: boolean
  /** How many words of the question neither ask for a field nor belong to the item or its cases. */
  beside: number
  /** True when the question chose from a list that was asked back. */
  picked: boolean
  /** True when a price or days of a thing are asked for, which no guide's fee or time limit is. */
  ofThing: boolean
  /** A city the library has nothing of, named at the head of the question, or null. */
  otherCity: string | null
  /** When the item's guide was last changed (ISO date), or null. */
  updatedAt: string | null
  /** The item that is meant, where there is one. */
  item?: ServiceItem | null
}

/** A question with the one before it, which a question that leans on it belongs to. */
export interface ConsideredQuestion {
  now: GuideMatch
  before: { question: string; match: GuideMatch } | null
  /** Whether the last reply that cites anything was a guide's; null where none is told. */
  spoke: 'policy' | 'guide' | null
}

/** Questions on how to do a thing at a counter, answered from the fields of its guide. */
export interface ServiceGuide {
  /** What a question is about, cheaply (vectors of a few printed questions at most). */
  consider(request: AnswerRequest): Promise<ConsideredQuestion>
  /** Names of items that a question nothing was found for may be meant for, the likeliest first. */
  suggest(question: string): Promise<string[]>
  /** Answer it; step events only, and nothing is kept: whoever asked emits and keeps the answer. */
  answer(request: AnswerRequest, options?: AnswerOptions): Promise<Answer>
}
