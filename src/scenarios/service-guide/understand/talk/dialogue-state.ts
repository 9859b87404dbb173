import type { Aspect } from '../aspect/aspects.ts'
import type { CatalogueEntry } from '../item/catalogue.ts'
import type { Choice } from '../item/choose.ts'
import type { ItemCandidate } from '../item/recognise.ts'

/** What a conversation has come to: which item, what about it, for whom and where. */
export interface DialogueState {
  choice: Choice
  candidates: readonly ItemCandidate[]
  aspects: readonly Aspect[]
  eligibility: boolean
  district: string | null
  caseName: string | null
  /** True when the item was carried over from an earlier turn. */
  carried: boolean
  /** The item spoken of last, though questions on other things may have come since. */
  last: CatalogueEntry | null
  /** What was spoken of before a turn that only went on took up another item, else null: the reply tells whether it did. */
  before: Choice | null
  /** True when the question chose from a list that was asked back. */
  picked: boolean
}
