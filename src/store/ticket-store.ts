import type {
  LearningCaseRecord,
  RevealEvent,
  SideEffects,
  TicketChange,
  TicketEvent,
  TicketRecord,
} from './ticket.ts'

export interface TicketFilter {
  states?: readonly string[]
  /** Lead or co-handling. */
  department?: string
  district?: string
  category?: string
  types?: readonly string[]
  urgencies?: readonly string[]
  /** As of the instant `now`; by these clocks alone where they are given. */
  warning?: { is: 'none' | 'soon' | 'overdue'; now: string; clocks?: readonly string[] }
  supervised?: boolean
  /** Whether it must be escalated. */
  sensitive?: boolean
  /** Whether an extension was asked for and isn't decided. */
  extension?: boolean
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

/** Counts of the tickets reported in a range; `now` decides what is overdue, of a department by its own clocks. */
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
  /** 办结 ones that were answered before, and of those, the ones answered in time. */
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
  countTickets(range: {
    from: string
    to: string
    now: string
    departmentClocks: readonly string[]
  }): Promise<TicketCounts>
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
