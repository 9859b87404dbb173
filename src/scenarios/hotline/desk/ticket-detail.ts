import type { Role } from '../people.ts'
import type { DispatchAdvice } from '../types.ts'
import type { TicketAction, TicketState } from './states.ts'
import type { Ticket } from './ticket.ts'

/** What a queue row needs. */
export type TicketRow = Pick<
  Ticket,
  | 'id'
  | 'version'
  | 'state'
  | 'channel'
  | 'reportedAt'
  | 'createdAt'
  | 'updatedAt'
  | 'type'
  | 'category'
  | 'urgency'
  | 'district'
  | 'location'
  | 'title'
  | 'sensitive'
  | 'confidential'
  | 'assignment'
  | 'nextDue'
  | 'dueAt'
  | 'warning'
  | 'supervised'
> & { suggestion: { department: string; confidence: number } | null; adviceStatus: DispatchAdvice['status'] }

/** A person as history keeps them. */
export interface RecordedActor {
  id: string
  name: string
  role: Role
  department: string | null
}

/** One change: who, when, from where to where, why. Versions have no gaps. */
export interface HistoryEntry {
  version: number
  action: TicketAction | 'create' | 'splitOff' | 'absorb' | 'release' | 'shareSecrecy'
  label: string
  from: TicketState | null
  to: TicketState
  actor: RecordedActor
  at: string
  reason: string | null
  /** What the action brought, masked. */
  payload: object
}

export interface AllowedAction {
  action: TicketAction
  label: string
  needsReason: boolean
  /** Why it can't be done now though state and role allow it (a limit); null when it can. */
  blocked: string | null
}

export interface TicketDetail {
  ticket: Ticket
  history: HistoryEntry[]
  /** What this person may do with it now. */
  actions: AllowedAction[]
}
