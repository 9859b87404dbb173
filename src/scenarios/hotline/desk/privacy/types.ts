import type { Actor } from '../../people.ts'
import type { Intake } from '../../types.ts'
import type { RecordedActor } from '../ticket-detail.ts'

export type PersonalField = 'text' | 'reporter'

export interface Reveal {
  ticketId: string
  actor: Actor
  fields: readonly PersonalField[]
  /** Why it must be seen; it is logged. */
  reason: string
}

export interface RevealedData {
  text?: string
  pii?: Intake['pii']
  reporter?: { name: string | null; phone: string | null; address: string | null }
}

export interface RevealRecord {
  ticketId: string
  actor: RecordedActor
  at: string
  fields: PersonalField[]
  reason: string
  /** Refused looks are logged too. */
  allowed: boolean
}

/** Personal data of a ticket as sealed. */
export type PrivateData = Required<RevealedData>
