/** A ticket as kept: columns to search by, and the rest as `body`. Masked throughout; times are ISO 8601. */
export interface TicketRecord {
  id: string
  sourceId: string | null
  version: number
  state: string
  channel: string
  reportedAt: string
  createdAt: string
  updatedAt: string
  type: string
  category: string[]
  urgency: string
  district: string | null
  location: string | null
  lead: string | null
  coDepartments: string[]
  /** The first department that was suggested, and the first it was sent to. */
  suggested: string | null
  firstLead: string | null
  returnedFrom: string[]
  title: string
  searchText: string
  confidential: boolean
  supervised: boolean
  nextDueAt: string | null
  warnAt: string | null
  dueAt: string | null
  closedAt: string | null
  /** Null until it is answered. */
  onTime: boolean | null
  satisfaction: string | null
  body: object
}

export interface TicketActor {
  id: string
  name: string
  role: string
  department: string | null
}

/** One change of a ticket. `digest` is of the request, to tell a repeated one from another under the same key. */
export interface TicketEvent {
  ticketId: string
  version: number
  action: string
  from: string | null
  to: string
  actor: TicketActor
  at: string
  reason: string | null
  payload: object
  key: string
  digest: string
}

/** The record after a change; it is written only where the version before it still stands. */
export interface TicketChange {
  record: TicketRecord
  event: TicketEvent
}

export interface LearningCaseRecord {
  id: string
  ticketId: string
  status: 'pending' | 'accepted' | 'declined'
  createdAt: string
  reviewedAt: string | null
  body: object
}

/** A new ticket with its personal data as the caller sealed it. */
export interface TicketCreation extends TicketChange {
  sealed: string
}

/** Written with the changes, in one transaction. */
export interface SideEffects {
  /** Tickets that came out of the changed one. */
  created?: readonly TicketCreation[]
  cases?: readonly LearningCaseRecord[]
  /** Cases of these tickets that a later decision made wrong, reviewed or not. */
  declineCasesOf?: { ticketIds: readonly string[]; at: string; by: string; note: string }
}

export interface RevealEvent {
  ticketId: string
  actor: TicketActor
  at: string
  fields: string[]
  reason: string
  allowed: boolean
}
