import type { PiiSpan } from '../../guardrails/pii/types.ts'

/** What a caller may want. */
export const TICKET_TYPES = ['咨询', '求助', '投诉', '举报', '建议', '表扬'] as const
export type TicketType = (typeof TICKET_TYPES)[number]

/** How soon it must be handled, the most urgent first. */
export const URGENCIES = ['特急', '紧急', '一般'] as const
export type Urgency = (typeof URGENCIES)[number]

/** What comes in. Times are ISO 8601 with offset; `asOf` (ISO date) is the day that rules and policies are read at. */
export interface TicketInput {
  id: string
  text: string
  channel?: string
  reportedAt?: string
  asOf?: string
  /** Where the source says it is, by any name of the district; left out, the text tells. */
  district?: string
  /** The caller's number is known, apart from the text. */
  reachable?: boolean
}

/** A stretch of the ticket's text; offsets are UTF-16 code units. */
export interface TextSpan {
  text: string
  start: number
  end: number
}

/** One thing asked for, and who should take it. `source` is where the ticket says it. */
export interface Demand {
  text: string
  source: TextSpan
  /** Short name of the lead for this demand; null when none can be told. */
  department: string | null
  /** Which of the ticket's independent matters it belongs to, from 0; absent means 0. */
  part?: number
}

/** Everything read out of a ticket, with no chat model. */
export interface Intake {
  type: TicketType
  typeReason: string
  /** Names of the nodes from the top level down; empty when no node fits. */
  category: string[]
  categoryConfidence: number
  urgency: Urgency
  urgencyReason: string
  /** Whom to call before anything else, most urgent first; only with 特急. */
  transfer: { number: string; name: string }[]
  /** Classes of the dangers to life that words tell of. */
  dangers: string[]
  /** Why it must be escalated; null when it need not. */
  sensitive: string | null
  /** The reporter stays closed to departments. */
  confidential: boolean
  /** Null when 12345 takes it; otherwise why not and where to go. */
  notAccepted: { reason: string; where: string } | null
  district: string | null
  location: TextSpan | null
  eventTime: TextSpan | null
  /** ISO date or date-time, or `from/to` of an interval; null when it can't be resolved. */
  eventTimeResolved: string | null
  pii: PiiSpan[]
  /** The text with personal data replaced; the only form that leaves intake. */
  maskedText: string
  demands: Demand[]
  shouldSplit: boolean
  /** At most 40 characters. */
  title: string
  /** Neutral, masked. */
  summary: string
  /** Questions to ask the caller back, most needed first. */
  missing: string[]
  /** It asks for policy or procedure only, no case to look into. */
  answerDirectly: boolean
}

/** Where a reason stands: a duty line, a boundary, a rule, a category, a similar ticket or a policy clause. */
export interface Basis {
  kind: 'duty' | 'boundary' | 'rule' | 'category' | 'ticket' | 'policy'
  /** File or record it comes from. */
  source: string
  /** Place in it. */
  path: string
  quote: string
  /** What settles it: a document number or 三定; null where nothing is stated, left out before it was kept. */
  document?: string | null
}

/** A ranked candidate for the lead. `confidence` is calibrated: the share of such suggestions that are right. */
export interface Suggestion {
  department: string
  confidence: number
  reason: string
  basis: Basis[]
}

/** Who should handle a ticket. Abstaining is a status; the suggestions stay. */
export interface DispatchAdvice {
  status: 'suggested' | 'abstained' | 'not_accepted'
  suggestions: Suggestion[]
  coDepartments: string[]
  /** Rules that hit, the winning one first. */
  rules: { id: string; name: string; basis: string | null }[]
  level: '市级' | '属地' | null
  /** What to mind before it is dispatched; left out where there is nothing. */
  warnings?: string[]
}

/** A past ticket with what became of it; a line of a file in `corpus/tickets`. */
export interface PastTicket {
  id: string
  channel: string
  reported_at: string
  text: string
  type: TicketType
  category: string[]
  urgency: Urgency
  district: string | null
  department: string
  co_departments: string[]
  outcome: {
    status: '办结' | '退回' | '不予受理'
    returned_from?: string
    return_reason?: string
    satisfaction: '满意' | '基本满意' | '不满意' | '未评价'
  }
}
