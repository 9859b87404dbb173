import type { Basis, TicketType, Urgency } from '../types.ts'

/**
 * Where a sentence of an order comes from; `person`: the one who confirmed it wrote what the ticket doesn't say. Offsets are
 * UTF-16 code units into the masked text of the ticket.
 */
export interface SentenceSource {
  sentence: string
  from: 'ticket' | 'duty' | 'rule' | 'sla' | 'person'
  start?: number
  end?: number
  /** File and place in the city pack, or the pack's document a limit rests on. */
  path?: string
}

/** A time limit of an order; times are ISO 8601 with the offset of China. */
export interface OrderDeadline {
  name: DeadlineName
  dueAt: string
  /** As people read it, for instance `4 个工作小时内（11月23日12:00前）`. */
  text: string
  /** Document and clause the limit rests on. */
  basis: string | null
}

/** What a department has to keep to; 进展反馈 repeats. */
export type DeadlineName = '签收' | '首次联系' | '响应' | '办结' | '进展反馈' | '退单申请'

export type OrderProblemCode =
  'NUMBER_WITHOUT_SOURCE' | 'PERSONAL_DATA' | 'UNKNOWN_DEPARTMENT' | 'TOO_LONG' | 'MISSING'

/** Why an order may not go out as it is. */
export interface OrderProblem {
  code: OrderProblemCode
  /** Field of the order, for instance `content.demand`. */
  field: string
  found: string
  message: string
}

/** A drafted 派单; nothing in it that neither the ticket nor the city pack holds. */
export interface OrderDraft {
  /** 编号 */
  number: string
  /** 来源 */
  source: string
  /** 诉求人, masked, for instance `王**（手机 138****1234）`. */
  reporter: string
  type: TicketType
  category: string[]
  district: string | null
  address: string | null
  reportedAt: string | null
  eventTime: string | null
  title: string
  /** 诉求内容: 起因、经过、诉求; a part nobody told is empty. */
  content: { cause: string; course: string; demand: string }
  urgency: Urgency
  /** 特急: whom to call before anything else. */
  transfer: { number: string; name: string }[]
  sensitive: string | null
  confidential: boolean
  /** 主办; null when no department can be suggested (会商). */
  lead: string | null
  /** 协办 */
  coDepartments: string[]
  /** 派单依据 */
  basis: Basis[]
  /** 签收、办理、反馈时限 */
  deadlines: OrderDeadline[]
  /** 答复要求 */
  replyRequirements: string[]
  sources: SentenceSource[]
  wording: 'extractive' | 'generative'
  /** Model that worded the content; null when extractive. */
  model: string | null
  problems: OrderProblem[]
}

/** What an order is drafted from: a ticket's elements, masked. Spans are into `text`. */
export interface OrderSource {
  number: string
  channel: string
  reportedAt: string | null
  reporter: string
  type: TicketType
  category: readonly string[]
  district: string | null
  address: string | null
  eventTime: string | null
  title: string
  text: string
  /** What is asked for, and where; null for what a person added. */
  demands: readonly { text: string; source: { start: number; end: number } | null }[]
  /** What was split off: told in the text, but not this order's. */
  elsewhere?: readonly { start: number; end: number }[]
  /** What people added to the ticket's text. */
  supplement: string
  urgency: Urgency
  transfer: { number: string; name: string }[]
  sensitive: string | null
  confidential: boolean
  shouldSplit: boolean
}

/** 诉求内容 */
export interface OrderContent {
  cause: string
  course: string
  demand: string
}

/** What a person chose; what is left out is as suggested. */
export interface OrderChoice {
  lead?: string | null
  coDepartments?: readonly string[]
  content?: OrderContent
  /** Special time limit by name; null takes none. */
  special?: string | null
  /** Who wrote `content`. */
  writtenBy?: string
}
