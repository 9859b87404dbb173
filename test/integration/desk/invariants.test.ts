import { expect, test } from 'vitest'
import type { Actor, Ticket, TicketAction } from '../../../src/scenarios/hotline/desk/index.ts'
import { END_STATES } from '../../../src/scenarios/hotline/desk/machine/transitions.ts'
import { isHuidaError } from '../../../src/shared/errors.ts'
import { seededRandom } from '../../../src/shared/random.ts'
import type { Database } from '../../../src/store/ports.ts'
import { freshKey, openTestDesk, PAYLOADS, PEOPLE, takeIn, TWO_MATTERS } from '../../support/desk.ts'
import { createMemoryTickets } from '../../support/memory-tickets.ts'

const STEPS = 4000
const TICKETS = 40
/** Acts that end a ticket are taken seldom, so that there are others to see. */
const ENDING: readonly string[] = ['answer', 'reject', 'close', 'merge']
const SELDOM = 0.15
const BEFORE_DISPATCH: readonly string[] = ['受理', '待派', '会商', '改派']
const WITH_DEPARTMENT: readonly string[] = ['已派', '签收', '办理', '重办']

/** What does not fit together in a ticket. */
function faultsOf(ticket: Ticket): string[] {
  const { state, assignment, order, dueAt, clocks, closedAt, mergedInto, nextDue } = ticket
  const running = clocks.filter(({ doneAt }) => doneAt === null).map(({ name }) => name)
  const ended = END_STATES.includes(state)
  const waits = BEFORE_DISPATCH.includes(state)
  const faults: Record<string, boolean> = {
    'a clock runs twice': new Set(running).size < running.length,
    'a clock runs on after the end': ended && running.length > 0,
    'an end without its time, or a time without an end': ended !== (closedAt !== null),
    'an order before dispatch': waits && (assignment !== null || order !== null || dueAt !== null),
    'other clocks than the centre’s own before dispatch': waits && running.join() !== '派单',
    'with nobody after dispatch': WITH_DEPARTMENT.includes(state) && (assignment === null || order === null),
    'an extension asked for that nobody can grant': state !== '办理' && ticket.pendingExtension !== null,
    'a return asked for that is settled':
      !['退单审核', '改派', '会商'].includes(state) && ticket.pendingReturn !== null,
    'a report of wrongdoing that is open': ticket.type === '举报' && !ticket.confidential,
    'merged without a main ticket': (state === '并单') !== (mergedInto !== null),
    'a next deadline that no clock has': (nextDue === null) !== (running.length === 0),
  }
  return Object.keys(faults).filter((fault) => faults[fault])
}

test('whatever people do with tickets, what a ticket says of itself fits together', async () => {
  const store = createMemoryTickets()
  const { desk, clock } = await openTestDesk({} as Database, { store })
  const random = seededRandom(20261123)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  let now = Date.parse('2026-11-23T09:00:00+08:00')
  const ids: string[] = []
  for (let i = 0; i < TICKETS; i++) ids.push((await takeIn(desk, TWO_MATTERS)).ticket.id)
  const payloadOf = (action: TicketAction): object => {
    if (action === 'merge') return { into: pick(ids) }
    if (action === 'edit')
      return pick([{ urgency: '特急' }, { confidential: random() < 0.5 }, { type: '举报' }])
    return action === 'revisit'
      ? { ...PAYLOADS.revisit, satisfaction: pick(['满意', '不满意']) }
      : PAYLOADS[action]
  }
  const seen = new Set<TicketAction>()
  for (let step = 0; step < STEPS; step++) {
    now += random() * 600_000
    clock.set(new Date(now).toISOString())
    const id = pick(ids)
    const actor: Actor = pick(Object.values(PEOPLE))
    try {
      const { ticket, actions } = await desk.get(id, actor)
      const open = actions.filter(({ blocked }) => blocked === null).map(({ action }) => action)
      const action = open.length === 0 ? null : pick(open)
      if (action === null || (ENDING.includes(action) && random() > SELDOM)) continue
      const request = { action, actor, version: ticket.version, idempotencyKey: freshKey(), reason: '测试' }
      const payload = payloadOf(action) as never
      const next = (await desk.act(id, { ...request, payload })).ticket
      if (action === 'split') ids.push(...next.splitInto.filter((part) => !ids.includes(part)))
      expect(faultsOf(next), `${action} of ${id}`).toEqual([])
      seen.add(action)
    } catch (error) {
      if (!isHuidaError(error) || error.status >= 500) throw error
    }
  }
  expect(seen.size).toBeGreaterThan(24)
}, 60_000)
