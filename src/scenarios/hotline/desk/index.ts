import { HuidaError } from '../../../shared/errors.ts'
import { requireCentre, requirePerson } from '../people.ts'
import { createLearning } from '../learning/index.ts'
import { wordOrder } from '../order/content/word-order.ts'
import { NO_CONTENT } from '../has-content.ts'
import { calendarOf, draftFrom } from '../order/index.ts'
import { act } from './act.ts'
import { createTicket } from './create/create-ticket.ts'
import { exportCsv } from './csv/export.ts'
import { importCsv } from './csv/import.ts'
import type { DeskDeps } from './deps.ts'
import { toHistory } from './events.ts'
import { allowedActions } from './machine/permit.ts'
import { choiceOf, leadOfSplit, sourceOfTicket } from './order-of-ticket.ts'
import { revealData, revealLog } from './privacy/reveal.ts'
import { writeBrief } from './queries/brief.ts'
import { readHotSpots } from './queries/hot-spots.ts'
import { listTickets } from './queries/list.ts'
import { findSimilar } from './queries/similar.ts'
import { readStatistics } from './queries/statistics.ts'
import { shownTo } from './record.ts'
import { seenTicket } from './seen-ticket.ts'
import type { Actor, Desk, TicketDetail } from './types.ts'

export { learntCases } from '../learning/index.ts'
export { createTrainer } from '../learning/trainer.ts'
export type { DeskDeps } from './deps.ts'
export { ACTION_PAYLOADS, ElementEdits } from './payloads.ts'
export { maskReading } from './privacy/masked-intake.ts'
export { createSeal, type Seal } from './privacy/seal.ts'
export { ACTION_LABELS, TICKET_ACTIONS, TICKET_STATES } from './states.ts'
export type * from './types.ts'

/** The desk over a store, a city pack and what reads tickets. */
export function createDesk(deps: DeskDeps): Desk {
  return {
    async createTicket(request) {
      const { id } = await createTicket(deps, request)
      return readDetail(deps, id, request.actor)
    },
    list: (query, actor) => listTickets(deps, query, actor),
    get: (id, actor) => readDetail(deps, id, actor),
    async act(id, request) {
      const { replayed } = await act(deps, id, request)
      return { ...(await readDetail(deps, id, request.actor)), replayed }
    },
    draft: (id, actor, choice) => draftOrder(deps, id, actor, choice),
    similar: (id, actor, limit) => findSimilar(deps, id, actor, limit),
    statistics: (range, actor) => readStatistics(deps, range, actor),
    hotSpots: (query, actor) => readHotSpots(deps, query, actor),
    brief: (query, actor) => writeBrief(deps, query, actor),
    importCsv: (bytes, actor) => importCsv(deps, bytes, actor),
    exportCsv: (query, actor) => exportCsv(deps, query, actor),
    reveal: (request) => revealData(deps, request),
    revealLog: (query, actor) => revealLog(deps, query, actor),
    learning: createLearning(deps),
  }
}

async function readDetail(deps: DeskDeps, id: string, actor: Actor): Promise<TicketDetail> {
  requirePerson(actor)
  const ticket = await seenTicket(deps, id, actor)
  const { pack, clock } = deps
  const context = { levels: pack.serviceLevels, calendar: calendarOf(pack), now: clock.now() }
  return {
    ticket: shownTo(ticket, actor),
    history: (await deps.store.eventsOf(id)).map(toHistory),
    actions: allowedActions(ticket, actor, context),
  }
}

const draftOrder: (deps: DeskDeps, ...args: Parameters<Desk['draft']>) => ReturnType<Desk['draft']> = async (
  deps,
  id,
  actor,
  { generative = false, ...choice } = {},
) => {
  requireCentre(actor)
  const ticket = await seenTicket(deps, id, actor)
  const source = sourceOfTicket(ticket)
  const lead = leadOfSplit(ticket)
  const chosen = { ...(lead === null ? {} : { lead }), ...choiceOf(choice, actor.name) }
  const order = draftFrom(source, ticket.advice, deps.pack, deps.clock.now(), chosen)
  if (order.problems.some(({ message }) => message === NO_CONTENT))
    throw new HuidaError('ERR_ORDER_UNSAFE', NO_CONTENT)
  return generative && deps.wording !== null ? wordOrder(order, source, deps.pack, deps.wording) : order
}
