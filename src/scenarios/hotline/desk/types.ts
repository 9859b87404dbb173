import type { HotSpotReport } from '../../insight/types.ts'
import type { Actor } from '../people.ts'
import type { LearningDesk } from '../learning/types.ts'
import type { OrderDraft } from '../order/types.ts'
import type { TicketInput } from '../types.ts'
import type { ActionPayloads } from './payloads.ts'
import type { Reveal, RevealedData, RevealRecord } from './privacy/types.ts'
import type { DeskStatistics, SimilarTicket, TicketPage, TicketQuery } from './queries/types.ts'
import type { TicketAction } from './states.ts'
import type { TicketDetail } from './ticket-detail.ts'

export type { HotSpot, HotSpotReport, TrendAlarm } from '../../insight/types.ts'
export type {
  DepartmentQuality,
  DriftReport,
  DriftShare,
  LearningCase,
  LearningDesk,
  Retraining,
  TrainingScores,
} from '../learning/types.ts'
export type { Actor, Role } from '../people.ts'
export type { OrderDraft, OrderProblem } from '../order/types.ts'
export type { ActionPayloads } from './payloads.ts'
export type * from './privacy/types.ts'
export type * from './queries/types.ts'
export type { TicketAction, TicketState } from './states.ts'
export type * from './ticket.ts'
export type * from './ticket-detail.ts'

export interface CreateTicket {
  input: Omit<TicketInput, 'id'> & { id?: string }
  actor: Actor
  idempotencyKey: string
  /** Name and phone as the caller gave them; kept apart from the ticket. */
  reporter?: { name?: string; phone?: string; address?: string }
}

export interface ActRequest<A extends TicketAction = TicketAction> {
  action: A
  actor: Actor
  /** Version the person looked at; ERR_STORE_CONFLICT when the ticket has moved on. */
  version: number
  /** The same key again gives the same result and changes nothing; for another act ERR_INPUT_INVALID. */
  idempotencyKey: string
  reason?: string
  payload: ActionPayloads[A]
}

export interface ActResult extends TicketDetail {
  /** True when the key had been used: nothing was changed this time. */
  replayed: boolean
}

export interface ImportReport {
  created: { line: number; id: string }[]
  /** Already there under the same id, with the same text. */
  unchanged: { line: number; id: string }[]
  failed: { line: number; reason: string }[]
}

/**
 * The desk. Errors: ERR_NOT_FOUND · ERR_STORE_CONFLICT (version) · ERR_INPUT_INVALID (payload, key used otherwise) ·
 * ERR_TICKET_STATE (not from this state) · ERR_TICKET_ROLE (not by this person) · ERR_TICKET_LIMIT (a limit of the rules) ·
 * ERR_ORDER_UNSAFE (the order holds what neither ticket nor city pack holds).
 */
export interface Desk {
  /** Intake, advice and number; state 受理. */
  createTicket(request: CreateTicket): Promise<TicketDetail>
  list(query: TicketQuery, actor: Actor): Promise<TicketPage>
  get(id: string, actor: Actor): Promise<TicketDetail>
  act<A extends TicketAction>(id: string, request: ActRequest<A>): Promise<ActResult>
  /** The order as it would go out now. `department` and the rest override the suggestion; nothing is stored. */
  draft(
    id: string,
    actor: Actor,
    choice?: Partial<ActionPayloads['dispatch']> & { generative?: boolean },
  ): Promise<OrderDraft>
  similar(id: string, actor: Actor, limit?: number): Promise<SimilarTicket[]>
  statistics(range: { from: string; to: string }, actor: Actor): Promise<DeskStatistics>
  /** 未诉先办: high-frequency events and trend alarms up to the end of a day (ISO date; default today). */
  hotSpots(query: { day?: string }, actor: Actor): Promise<HotSpotReport>
  /** Daily brief as docx. */
  brief(query: { day?: string }, actor: Actor): Promise<{ fileName: string; bytes: Uint8Array }>
  /** CSV in UTF-8 or GBK; a row that fails changes nothing and is reported. */
  importCsv(bytes: Uint8Array, actor: Actor): Promise<ImportReport>
  /** UTF-8 with BOM, masked, at most 10,000 rows, formulas made harmless; read page by page as it is written. */
  exportCsv(query: TicketQuery, actor: Actor): Promise<AsyncIterable<string>>
  /** Personal data, logged before it is given. */
  reveal(request: Reveal): Promise<RevealedData>
  /** Newest first; supervisors only. */
  revealLog(query: { ticketId?: string; limit?: number }, actor: Actor): Promise<RevealRecord[]>
  readonly learning: LearningDesk
}
