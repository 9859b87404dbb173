import type { TicketType, Urgency } from '../../types.ts'
import type { TicketState } from '../states.ts'
import type { TicketRow } from '../ticket-detail.ts'
import type { Warning } from '../ticket.ts'

/** All keys are optional and combined with AND; lists are any-of. */
export interface TicketQuery {
  state?: readonly TicketState[]
  /** Lead or co-handling. The role `department` always sees its own only. */
  department?: string
  district?: string
  /** A node's name at any level. */
  category?: string
  type?: readonly TicketType[]
  urgency?: readonly Urgency[]
  warning?: Warning
  supervised?: boolean
  sensitive?: boolean
  /** An extension was asked for and isn't decided. */
  extension?: boolean
  /** Words in number, title, masked text or place; all must occur. */
  text?: string
  /** ISO dates or date-times of `reportedAt`, from inclusive, to exclusive. */
  from?: string
  to?: string
  sort?: 'deadline' | 'reported' | 'updated'
  offset?: number
  /** At most 200; 50 when not given. */
  limit?: number
}

export interface TicketPage {
  total: number
  items: TicketRow[]
}

export interface SimilarTicket {
  id: string
  title: string
  state: TicketState
  reportedAt: string
  district: string | null
  department: string | null
  /** 0..1 */
  score: number
  /** True when it is told to be one event, not merely alike. */
  sameEvent: boolean
  reason: string
}

export interface DeskStatistics {
  from: string
  to: string
  received: number
  open: number
  closed: number
  overdue: number
  soon: number
  byState: Record<TicketState, number>
  byUrgency: Record<Urgency, number>
  byType: { type: TicketType; count: number }[]
  byCategory: { category: string; count: number }[]
  byDistrict: { district: string; count: number }[]
  byDepartment: { department: string; open: number; closed: number; overdue: number; returned: number }[]
  byDay: { day: string; received: number; closed: number }[]
  /** Shares 0..1; null without a case. */
  onTimeRate: number | null
  satisfactionRate: number | null
  returnRate: number | null
}
