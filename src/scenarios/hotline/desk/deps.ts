import type { CityPack } from '../../../city/types.ts'
import type { ChatModel } from '../../../models/ports.ts'
import type { PromptRegistry } from '../../../models/prompts/registry.ts'
import type { Clock } from '../../../shared/clock.ts'
import type { TicketStore } from '../../../store/ports.ts'
import type { SameEvent } from '../../insight/types.ts'
import type { Trainer } from '../learning/types.ts'
import type { DispatchAdvice, Intake, TicketInput } from '../types.ts'
import type { Seal } from './privacy/seal.ts'

/** What the desk is made of. */
export interface DeskDeps {
  store: TicketStore
  pack: CityPack
  clock: Clock
  /** Intake and dispatch advice of a text. */
  read(input: TicketInput): Promise<{ intake: Intake; advice: DispatchAdvice }>
  /** Whether two tickets tell of one event. */
  sameEvent: SameEvent
  /** Keeps personal data unreadable in the database; see {@link createSeal}. */
  seal: Seal
  /** Hides personal data in what people write. */
  mask(text: string): string
  /** Words orders when it is there. */
  wording: { model: ChatModel; prompts: PromptRegistry } | null
  /** Null: nothing can be retrained here. */
  trainer: Trainer | null
}
