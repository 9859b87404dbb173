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
  declineCasesOf?: { ticketId: string; at: string; by: string; note: string }
}

export interface TicketFilter {
  states?: readonly string[]
  /** Lead or co-handling. */
  department?: string
  district?: string
  category?: string
  types?: readonly string[]
  urgencies?: readonly string[]
  /** As of the instant `now`. */
  warning?: { is: 'none' | 'soon' | 'overdue'; now: string }
  supervised?: boolean
  words?: readonly string[]
  from?: string
  to?: string
}

/** What analysis reads of a ticket; `text` is masked. */
export interface TicketGlance {
  id: string
  title: string
  text: string
  state: string
  reportedAt: string
  district: string | null
  location: string | null
  category: string[]
  urgency: string
  lead: string | null
}

/** How many tickets were reported on a day (ISO, China's) of an area, the upper two levels of a category and a lead. */
export interface TicketTally {
  day: string
  district: string | null
  category: string[]
  lead: string | null
  n: number
}

export interface TicketPageRequest {
  sort: 'deadline' | 'reported' | 'updated'
  offset: number
  limit: number
}

export interface RevealEvent {
  ticketId: string
  actor: TicketActor
  at: string
  fields: string[]
  reason: string
  allowed: boolean
}

/** Counts of the tickets reported in a range; `now` decides what is overdue. */
export interface TicketCounts {
  byState: Record<string, number>
  byUrgency: Record<string, number>
  byType: Record<string, number>
  byCategory: Record<string, number>
  byDistrict: Record<string, number>
  byDepartment: { department: string; open: number; closed: number; overdue: number; returned: number }[]
  byDay: { day: string; received: number; closed: number }[]
  overdue: number
  soon: number
  closed: number
  /** Closed ones that were answered before, and of those, the ones answered in time. */
  timed: number
  onTime: number
  rated: number
  satisfied: number
  dispatched: number
  returned: number
}

/** What became of suggestions and dispatches, a department. */
export interface QualityCounts {
  department: string
  suggested: number
  confirmed: number
  dispatched: number
  returned: number
}

/** Tickets, their history, their personal data apart, and what was learnt from them. */
export interface TicketStore {
  /** 1, 2, … a day (ISO date). A number may be left out, none is given twice. */
  nextNumber(day: string): Promise<number>
  /** ERR_STORE_CONFLICT when id, source id or key is taken. `sealed` is the personal data as the caller sealed it. */
  createTicket(change: TicketChange, sealed: string): Promise<void>
  /** All or nothing; ERR_STORE_CONFLICT when a version has moved on or a key was used. */
  commitChanges(changes: readonly TicketChange[], effects?: SideEffects): Promise<void>
  getTicket(id: string): Promise<TicketRecord | null>
  findCreated(by: { key?: string; sourceId?: string }): Promise<TicketRecord | null>
  /** All of a range, counted; `to` exclusive. */
  tallies(from: string, to: string): Promise<TicketTally[]>
  /** By the time they were reported (`to` exclusive), newest first. */
  glances(from: string, to: string, limit: number): Promise<TicketGlance[]>
  listTickets(
    filter: TicketFilter,
    page: TicketPageRequest,
  ): Promise<{ total: number; items: TicketRecord[] }>
  /** Oldest first. */
  eventsOf(ticketId: string): Promise<TicketEvent[]>
  eventByKey(ticketId: string, key: string): Promise<TicketEvent | null>
  /** The sealed personal data; call it through the desk's `reveal` only. */
  sealedOf(ticketId: string): Promise<string | null>
  logReveal(event: RevealEvent): Promise<void>
  reveals(ticketId: string | null, limit: number): Promise<RevealEvent[]>
  countTickets(range: { from: string; to: string; now: string; department?: string }): Promise<TicketCounts>
  qualityCounts(from: string, to: string): Promise<QualityCounts[]>
  listCases(
    status: LearningCaseRecord['status'] | null,
    page: { offset: number; limit: number },
  ): Promise<{ total: number; items: LearningCaseRecord[] }>
  getCase(id: string): Promise<LearningCaseRecord | null>
  /** ERR_STORE_CONFLICT when it is no longer pending. */
  reviewCase(record: LearningCaseRecord): Promise<void>
  saveRetraining(id: string, startedAt: string, body: object): Promise<void>
  /** Newest first. */
  retrainings(limit: number): Promise<object[]>
}
