import {
  ACTION_LABELS,
  type TicketAction,
  type TicketState,
} from '../../src/scenarios/hotline/desk/states.ts'
import type {
  ActionPayloads,
  ActRequest,
  Actor,
  Desk,
  HistoryEntry,
  RevealRecord,
  Ticket,
  TicketDetail,
  TicketQuery,
  TicketRow,
} from '../../src/scenarios/hotline/desk/types.ts'
import { HuidaError } from '../../src/shared/errors.ts'
import { fakeOrder, fakeTicket } from './fake-ticket.ts'
import { fakeLearning, fakeReport, fakeStatistics } from './fake-insight.ts'

type Move = [from: readonly TicketState[], to: TicketState | null, role?: Actor['role']]

/** A part of the real machine, enough to work a ticket from end to end. `null` stays where it is. */
const MOVES: Partial<Record<TicketAction, Move>> = {
  edit: [['受理', '待派', '会商'], null, 'agent'],
  accept: [['受理'], '待派', 'agent'],
  reject: [['受理', '待派'], '不予受理', 'agent'],
  consult: [['待派'], '会商', 'agent'],
  dispatch: [['待派'], '已派', 'agent'],
  redispatch: [['改派'], '已派', 'agent'],
  sign: [['已派'], '签收', 'department'],
  return: [['签收'], '退单审核', 'department'],
  approveReturn: [['退单审核'], '改派', 'supervisor'],
  rejectReturn: [['退单审核'], '签收', 'supervisor'],
  contact: [['签收'], '办理', 'department'],
  progress: [['签收', '办理'], '办理', 'department'],
  reply: [['签收', '办理'], '答复', 'department'],
  revisit: [['答复'], '回访', 'agent'],
  close: [['回访'], '办结', 'agent'],
  supervise: [['已派', '签收', '办理'], null, 'supervisor'],
  note: [['受理', '待派', '会商', '已派', '签收', '办理', '答复', '回访', '退单审核', '改派'], null],
}
const NEEDS_REASON: TicketAction[] = ['reject', 'return', 'rejectReturn', 'redispatch']

export interface FakeDesk extends Desk {
  tickets: Map<string, { ticket: Ticket; history: HistoryEntry[] }>
  reveals: RevealRecord[]
  imported: Uint8Array[]
  /** What {@link Desk.list} was asked last. */
  queried: TicketQuery[]
}

/** A desk in memory with the same errors as the real one. */
export function makeFakeDesk(): FakeDesk {
  const tickets: FakeDesk['tickets'] = new Map()
  const keys = new Map<string, { id: string; what: string }>()
  const stored = (id: string) => {
    const found = tickets.get(id)
    if (!found) throw new HuidaError('ERR_NOT_FOUND', '没有这件工单')
    return found
  }
  const detail = (id: string, actor: Actor): TicketDetail => {
    const { ticket, history } = stored(id)
    return structuredClone({ ticket, history, actions: allowed(ticket, actor) })
  }
  const desk: FakeDesk = {
    tickets,
    reveals: [],
    imported: [],
    queried: [],
    async createTicket({ input, actor, idempotencyKey }) {
      const before = keys.get(idempotencyKey)
      if (before) return detail(before.id, actor)
      const id = `YH20260302${String(tickets.size + 1).padStart(4, '0')}`
      const ticket = fakeTicket(id, input.text, { createdBy: actor.name, sourceId: input.id ?? null })
      tickets.set(id, { ticket, history: [entry(ticket, 'create', null, actor, {})] })
      keys.set(idempotencyKey, { id, what: 'create' })
      return detail(id, actor)
    },
    async list(query, actor) {
      desk.queried.push(query)
      const all = [...tickets.values()]
        .map(({ ticket }) => ticket)
        .filter((ticket) => fits(ticket, query, actor))
      const { offset = 0, limit = 50 } = query
      return { total: all.length, items: all.slice(offset, offset + limit).map(rowOf) }
    },
    get: async (id, actor) => detail(id, actor),
    async act(id, request) {
      const found = stored(id)
      const what = JSON.stringify([id, request.action, request.payload])
      const before = keys.get(request.idempotencyKey)
      if (before && before.what !== what)
        throw new HuidaError('ERR_INPUT_INVALID', '这个 Idempotency-Key 已用于别的操作')
      if (before) return { ...detail(id, request.actor), replayed: true }
      perform(found, request as ActRequest)
      keys.set(request.idempotencyKey, { id, what })
      return { ...detail(id, request.actor), replayed: false }
    },
    async draft(id, _actor, choice) {
      const order = fakeOrder(stored(id).ticket, choice?.department)
      return {
        ...order,
        ...(choice?.coDepartments && { coDepartments: choice.coDepartments }),
        ...(choice?.content && { content: choice.content }),
      }
    },
    async similar(id) {
      stored(id)
      const sameEvent = { sameEvent: true, score: 0.93, reason: '同一地点、同类问题、相隔 1 天' }
      const row = {
        title: '观澜路烧烤摊噪声扰民',
        state: '办结',
        reportedAt: '2026-03-01T12:00:00Z',
      } as const
      return [{ id: 'YH202603010007', ...row, district: '澄湾区', department: '市城市管理局', ...sameEvent }]
    },
    statistics: async (range) => fakeStatistics(range),
    hotSpots: async ({ day }) => fakeReport(day ?? '2026-03-02'),
    brief: async () => ({ fileName: '未诉先办日报.docx', bytes: new Uint8Array([80, 75, 3, 4]) }),
    async importCsv(bytes) {
      desk.imported.push(bytes)
      return {
        created: [{ line: 2, id: 'YH1' }],
        unchanged: [],
        failed: [{ line: 3, reason: '没有诉求内容' }],
      }
    },
    exportCsv: async () => '\ufeff编号,标题\r\nYH1,题\r\n',
    async reveal({ ticketId, actor, fields, reason }) {
      const { ticket } = stored(ticketId)
      const allowedToLook = actor.role !== 'department' || !ticket.confidential
      const { id, name, role, department = null } = actor
      desk.reveals.unshift({
        ticketId,
        actor: { id, name, role, department },
        at: ticket.createdAt,
        fields: [...fields],
        reason,
        allowed: allowedToLook,
      })
      if (!allowedToLook) throw new HuidaError('ERR_TICKET_ROLE', '举报人信息对承办单位保密')
      return {
        ...(fields.includes('text') && {
          text: ticket.intake.maskedText.replace('［手机号］', '13800138000'),
        }),
        ...(fields.includes('reporter') && {
          reporter: { name: '王某', phone: '13800138000', address: null },
        }),
      }
    },
    revealLog: async () => desk.reveals,
    learning: fakeLearning(),
  }
  return desk
}

function allowed(ticket: Ticket, actor: Actor): TicketDetail['actions'] {
  const mine = ([from, , role]: Move) =>
    from.includes(ticket.state) &&
    (!role || role === actor.role || (actor.role === 'supervisor' && role === 'agent'))
  return (Object.entries(MOVES) as [TicketAction, Move][])
    .filter(([, move]) => mine(move))
    .map(([action]) => ({
      action,
      label: ACTION_LABELS[action],
      needsReason: NEEDS_REASON.includes(action),
      blocked: null,
    }))
}

function perform(found: { ticket: Ticket; history: HistoryEntry[] }, request: ActRequest): void {
  const { ticket, history } = found
  const { action, actor, version, reason, payload } = request
  const move = MOVES[action]
  if (!move?.[0].includes(ticket.state))
    throw new HuidaError('ERR_TICKET_STATE', `${ticket.state}的工单不能这样办理`)
  if (!allowed(ticket, actor).some((one) => one.action === action))
    throw new HuidaError('ERR_TICKET_ROLE', '您的角色不能办理')
  if (version !== ticket.version) throw new HuidaError('ERR_STORE_CONFLICT', '工单已被别人更新')
  if (NEEDS_REASON.includes(action) && !reason) throw new HuidaError('ERR_INPUT_INVALID', '请写明理由')
  const from = ticket.state
  if (action === 'edit') Object.assign(ticket, payload)
  if (action === 'dispatch' || action === 'redispatch')
    assign(ticket, payload as ActionPayloads['dispatch'], actor)
  if (action === 'return') {
    const { basis, suggested = null } = payload as ActionPayloads['return']
    const by = actor.name
    ticket.pendingReturn = { by, department: actor.department ?? '', reason: reason ?? '', basis, suggested }
  }
  if (action === 'supervise') ticket.supervised = true
  ticket.state = move[1] ?? ticket.state
  ticket.version += 1
  history.push(entry(ticket, action, from, actor, payload, reason))
}

function assign(ticket: Ticket, payload: ActionPayloads['dispatch'], actor: Actor): void {
  const confirmedAt = '2026-03-02T02:00:00.000Z'
  const { department: lead, coDepartments = [] } = payload
  ticket.assignment = {
    lead,
    coDepartments,
    confirmedBy: actor.name,
    confirmedAt,
    receivedAt: confirmedAt,
    returnable: true,
  }
  ticket.order = {
    ...fakeOrder(ticket, lead),
    coDepartments,
    ...(payload.content && { content: payload.content }),
  }
}

function entry(
  { state, version, createdAt }: Ticket,
  action: HistoryEntry['action'],
  from: TicketState | null,
  { id, name, role, department = null }: Actor,
  payload: object,
  reason?: string,
): HistoryEntry {
  const label = action in ACTION_LABELS ? ACTION_LABELS[action as TicketAction] : '受理登记'
  const actor = { id, name, role, department }
  return { version, action, label, from, to: state, actor, at: createdAt, reason: reason ?? null, payload }
}

function fits(ticket: Ticket, query: TicketQuery, actor: Actor): boolean {
  const own = actor.role !== 'department' || ticket.assignment?.lead === actor.department
  const words = (query.text ?? '').split(/\s+/).filter(Boolean)
  return (
    own &&
    (query.state?.includes(ticket.state) ?? true) &&
    (query.type?.includes(ticket.type) ?? true) &&
    (query.urgency?.includes(ticket.urgency) ?? true) &&
    (query.district === undefined || query.district === ticket.district) &&
    (query.department === undefined || query.department === ticket.assignment?.lead) &&
    (query.warning === undefined || query.warning === ticket.warning) &&
    words.every((word) => `${ticket.id}${ticket.title}${ticket.intake.maskedText}`.includes(word))
  )
}

const rowOf = ({ intake: _intake, advice, ...ticket }: Ticket): TicketRow => ({
  ...ticket,
  suggestion: advice.suggestions[0] ?? null,
  adviceStatus: advice.status,
})
