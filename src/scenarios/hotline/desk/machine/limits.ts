import type { ServiceLevels } from '../../../../city/types.ts'
import type { Actor } from '../../people.ts'
import { endOf, limitsOf, limitText, type TimeLimits } from '../../order/limits/time-limits.ts'
import type { WorkCalendar } from '../../order/limits/work-calendar.ts'
import type { TicketAction } from '../states.ts'
import { ownText, type Ticket } from '../ticket.ts'

/** What limits are read from. */
export interface LimitContext {
  levels: ServiceLevels
  calendar: WorkCalendar
  now: Date
}

/** Where the pack states no number, these steps may be taken once. */
const ONCE = 1

/** The limits of a ticket as it stands, by what its text tells of its own demands; once dispatched, with the special one of then. */
export function limitsOfTicket(ticket: Ticket, levels: ServiceLevels): TimeLimits {
  const { type, urgency, category, title, assignment } = ticket
  return limitsOf({ type, urgency, category, title, text: ownText(ticket) }, levels, assignment?.special)
}

/** Why a limit of the rules blocks an action that state and role allow; null when none does. */
export function blockedBy(
  ticket: Ticket,
  action: TicketAction,
  actor: Actor,
  context: LimitContext,
): string | null {
  return CHECKS[action]?.(ticket, context, actor) ?? null
}

type Check = (ticket: Ticket, context: LimitContext, actor: Actor) => string | null

const timesOf = (levels: ServiceLevels, step: string): number =>
  levels.flow.find((entry) => entry.step === step)?.times ?? ONCE

const CHECKS: Partial<Record<TicketAction, Check>> = {
  split: ({ demands }) => (demands.length < 2 ? '只有一条诉求，不能拆分' : null),
  return: returnBlocked,
  extend: extensionBlocked,
  approveExtension: (ticket) => (ticket.pendingExtension === null ? '没有待审核的延期申请' : null),
  rejectExtension: (ticket) => (ticket.pendingExtension === null ? '没有待审核的延期申请' : null),
  redo: redoBlocked,
  close: (ticket, _context, actor) =>
    ticket.satisfaction?.overall === '不满意' && actor.role !== 'supervisor'
      ? '诉求人不满意，须发起重办，或者由审核人说明理由后办结'
      : null,
  reject: ({ merged }) => (merged.length > 0 ? `已有工单并入本单，须先撤销并单：${merged.join('、')}` : null),
  merge: (ticket) =>
    ticket.merged.length > 0 ? `已有工单并入本单，不能再并入别处：${ticket.merged.join('、')}` : null,
}

function returnBlocked(ticket: Ticket, { levels, calendar, now }: LimitContext): string | null {
  const { assignment } = ticket
  if (assignment === null) return '工单还没有派出'
  const most = timesOf(levels, '退单申请')
  if (ticket.returns >= most) return `同一工单退单不超过${most}次`
  if (!assignment.returnable) return '已经裁定，不得再退单'
  const within = limitsOfTicket(ticket, levels).returnWithin
  if (within === null) return null
  const until = endOf(within, new Date(assignment.receivedAt), calendar)
  return now > until ? `退单应当在收到工单后${limitText(within, until)}提出` : null
}

function extensionBlocked(ticket: Ticket, { levels, now }: LimitContext): string | null {
  if (ticket.pendingExtension !== null) return '已有待审核的延期申请'
  const most = timesOf(levels, '延期')
  if (ticket.extensions >= most) return `延期不超过${most}次`
  if (limitsOfTicket(ticket, levels).extendDays === 0) return '此类工单不延期'
  return ticket.dueAt !== null && now > new Date(ticket.dueAt) ? '已超过办理时限，不能再申请延期' : null
}

function redoBlocked(ticket: Ticket, { levels }: LimitContext, actor: Actor): string | null {
  if (actor.role === 'supervisor') return null
  if (ticket.satisfaction?.overall !== '不满意') return '诉求人没有评价不满意；认定无效办理须由审核人发起'
  return ticket.redos >= timesOf(levels, '不满意重办') ? '二次办理仍不满意，须由审核人提级督办' : null
}
