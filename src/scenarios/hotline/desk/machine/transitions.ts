import type { Role } from '../../people.ts'
import type { TicketAction, TicketState } from '../states.ts'
import type { Ticket } from '../ticket.ts'

/** Who of a department: `lead` the main one, `party` also those who help. */
export type Party = 'lead' | 'party'

/** One row of the table of a ticket's life. */
export interface Transition {
  from: readonly TicketState[]
  /** Null: it stays where it is. */
  to: TicketState | null
  roles: readonly Role[]
  /** Holds for the role `department`. */
  party: Party
  needsReason: boolean
}

const CENTRE: readonly Role[] = ['agent', 'supervisor']
const SUPERVISOR: readonly Role[] = ['supervisor']
const DEPARTMENT: readonly Role[] = ['department']
const OPEN_BEFORE_DISPATCH: readonly TicketState[] = ['受理', '待派', '会商', '改派']
const WITH_DEPARTMENT: readonly TicketState[] = ['已派', '签收', '办理', '重办']
const EVERY: readonly TicketState[] = [
  ...OPEN_BEFORE_DISPATCH,
  ...WITH_DEPARTMENT,
  ...(['退单审核', '答复', '回访', '办结', '不予受理', '并单'] as const),
]

const row = (
  from: readonly TicketState[],
  to: TicketState | null,
  roles: readonly Role[],
  options: { reason?: true; party?: Party } = {},
): Transition => ({
  from,
  to,
  roles,
  party: options.party ?? 'lead',
  needsReason: options.reason ?? false,
})

/** The whole life of a ticket; what is not in it can't happen. */
export const TRANSITIONS: Readonly<Record<TicketAction, Transition>> = {
  edit: row(OPEN_BEFORE_DISPATCH, null, CENTRE),
  split: row(OPEN_BEFORE_DISPATCH, null, CENTRE),
  accept: row(['受理'], '待派', CENTRE),
  answer: row(['受理', '待派'], '办结', CENTRE),
  reject: row(['受理', '待派', '会商'], '不予受理', CENTRE, { reason: true }),
  reopen: row(['不予受理'], '受理', SUPERVISOR, { reason: true }),
  consult: row(['受理', '待派', '改派'], '会商', CENTRE, { reason: true }),
  decide: row(['会商'], '已派', SUPERVISOR, { reason: true }),
  dispatch: row(['待派'], '已派', CENTRE),
  recall: row(['已派'], '待派', CENTRE, { reason: true }),
  sign: row(['已派'], '签收', DEPARTMENT),
  return: row(['已派', '签收'], '退单审核', DEPARTMENT, { reason: true }),
  approveReturn: row(['退单审核'], '改派', SUPERVISOR),
  rejectReturn: row(['退单审核'], '已派', SUPERVISOR, { reason: true }),
  redispatch: row(['改派'], '已派', CENTRE),
  contact: row(['签收'], '办理', DEPARTMENT),
  progress: row(['签收', '办理', '重办'], null, DEPARTMENT, { party: 'party' }),
  extend: row(['办理'], null, DEPARTMENT, { reason: true }),
  approveExtension: row(['办理'], null, SUPERVISOR),
  rejectExtension: row(['办理'], null, SUPERVISOR, { reason: true }),
  merge: row([...OPEN_BEFORE_DISPATCH, '已派', '签收', '办理'], '并单', CENTRE, { reason: true }),
  unmerge: row(['并单'], '待派', SUPERVISOR, { reason: true }),
  reply: row(['办理', '重办'], '答复', DEPARTMENT),
  revisit: row(['答复'], '回访', CENTRE),
  redo: row(['回访'], '重办', CENTRE, { reason: true }),
  close: row(['回访'], '办结', CENTRE),
  supervise: row([...WITH_DEPARTMENT, '退单审核', '答复'], null, SUPERVISOR),
  note: row(EVERY, null, ['agent', 'supervisor', 'department'], { party: 'party' }),
}

/** Whether an action on a ticket needs its reason in words; to take in what is not the hotline's does, too. */
export const needsReason = (action: TicketAction, { intake }: Pick<Ticket, 'intake'>): boolean =>
  TRANSITIONS[action].needsReason || (action === 'accept' && intake.notAccepted !== null)

/** States in which nothing more is owed to the caller. */
export const END_STATES: readonly TicketState[] = ['办结', '不予受理', '并单']
