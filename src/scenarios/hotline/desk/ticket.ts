import type { OrderDraft } from '../order/types.ts'
import type { DispatchAdvice, Intake, TicketType, Urgency } from '../types.ts'
import type { Rating } from './payloads.ts'
import type { TicketState } from './states.ts'

export type ClockName =
  '派单' | '签收' | '响应' | '首次联系' | '办结' | '进展反馈' | '退单审核' | '回访' | '重办'

/** The clocks that run against a department; the others are the centre's own. */
export const DEPARTMENT_CLOCKS: readonly ClockName[] = [
  '签收',
  '响应',
  '首次联系',
  '办结',
  '进展反馈',
  '重办',
]

/** One running or stopped deadline clock; times are ISO 8601. */
export interface TicketClock {
  name: ClockName
  startedAt: string
  dueAt: string
  /** When it is time to warn (督办), before the end. */
  warnAt: string
  doneAt: string | null
  /** `soon` and `overdue` are as of the time of reading. */
  state: 'running' | 'soon' | 'overdue' | 'met' | 'missed'
  basis: string | null
}

/** 督办 warning of a ticket as of the time of reading. */
export type Warning = 'none' | 'soon' | 'overdue'

/** An assignment as it stands. */
export interface Assignment {
  lead: string
  coDepartments: string[]
  /** Who confirmed it, and when. */
  confirmedBy: string
  confirmedAt: string
  /** When the department got it: limits run from here. */
  receivedAt: string
  /** Special time limit that a person named; null for none of them, absent where the rules decide. */
  special?: string | null
  /** False after a ruling or the one return that is allowed. */
  returnable: boolean
}

/** What the caller said when called back, of each part and of the whole. */
export type Satisfaction = Record<'response' | 'attitude' | 'result' | 'overall', Rating>

/** A reporter of wrongdoing (举报) stays closed to departments, whatever else is said of the ticket. */
export const isConfidential = ({ confidential, type }: Pick<Ticket, 'confidential' | 'type'>): boolean =>
  confidential || type === '举报'

/** A ticket as the desk shows it: masked throughout. Offsets in `intake` are into `intake.maskedText`. */
export interface Ticket {
  /** 编号 */
  id: string
  /** Id in the system it came from; null when it was taken in here. */
  sourceId: string | null
  /** 1 at creation, one more with each change. */
  version: number
  state: TicketState
  channel: string
  reportedAt: string
  createdAt: string
  updatedAt: string
  createdBy: string
  type: TicketType
  category: string[]
  urgency: Urgency
  district: string | null
  location: string | null
  eventTime: string | null
  title: string
  summary: string
  sensitive: string | null
  confidential: boolean
  /** 诉求人, masked; shown to nobody while confidential. */
  reporter: string
  /** What intake read, without the values of personal data. */
  intake: Omit<Intake, 'pii'> & { pii: { kind: string; start: number; end: number }[] }
  advice: DispatchAdvice
  demands: { text: string; department: string | null }[]
  /** Elements that a person put right or added. */
  edited: string[]
  assignment: Assignment | null
  /** The department it went to first, and those that gave it back. */
  firstLead: string | null
  returnedFrom: string[]
  /** The order that was confirmed last; null before dispatch. */
  order: OrderDraft | null
  clocks: TicketClock[]
  /** The open clock that ends first. */
  nextDue: { name: ClockName; dueAt: string } | null
  /** Handling limit. */
  dueAt: string | null
  warning: Warning
  supervised: boolean
  returns: number
  extensions: number
  redos: number
  pendingReturn: {
    by: string
    department: string
    reason: string
    basis: string
    suggested: string | null
  } | null
  pendingExtension: { days: number; reason: string; approver: string } | null
  reply: { findings: string; measures: string; basis: string; further: string; at: string; by: string } | null
  satisfaction: Satisfaction | null
  /** The ticket this one goes with. */
  mergedInto: string | null
  /** Tickets that go with this one. */
  merged: string[]
  /** The ticket this one was split off from, and those that were split off from it. */
  splitFrom: string | null
  splitInto: string[]
  /** After a split, what of the masked text is this ticket's own, and where it tells of the others; null when all is. */
  own: { text: string; elsewhere: { start: number; end: number }[] } | null
  rejection: { reason: string; where: string } | null
  closedAt: string | null
}

/** The masked text as far as it tells of this ticket's own demands. */
export const ownText = ({ own, intake }: Pick<Ticket, 'own' | 'intake'>): string =>
  own?.text ?? intake.maskedText
