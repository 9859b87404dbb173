import { beforeEach, expect, test } from 'vitest'
import type {
  Actor,
  Desk,
  HistoryEntry,
  TicketAction,
  TicketState,
} from '../../../src/scenarios/hotline/desk/index.ts'
import { TRANSITIONS } from '../../../src/scenarios/hotline/desk/machine/transitions.ts'
import { isHuidaError } from '../../../src/shared/errors.ts'
import { freshKey, openTestDesk, PAYLOADS, PEOPLE, takeIn, TWO_MATTERS } from '../../support/desk.ts'
import { describeEngines } from '../store/engines.ts'

const TICKETS = 100
const CHANGES = 1000
/** A change may lose its race this often; on a slow machine most of them do. */
const MOST_TRIES = 2_000
const TWICE = 0.15
const EVERYONE: readonly Actor[] = Object.values(PEOPLE)
const ROLES = new Map(EVERYONE.map(({ id, role }) => [id, role]))

/** Numbers in [0, 1), the same in every run (Park–Miller). */
function makeRandom(seed: number): () => number {
  let state = seed
  return () => (state = (state * 16807) % 2147483647) / 2147483647
}

describeEngines('1,000 changes at once on 100 tickets', (engine) => {
  let desk: Desk
  beforeEach(async () => {
    await engine.clear()
    ;({ desk } = await openTestDesk(engine.db))
  })

  test('none is lost or doubled, each has its person, versions have no gaps', async () => {
    const random = makeRandom(20261123)
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
    const ids: string[] = []
    for (let i = 0; i < TICKETS; i++) ids.push((await takeIn(desk, TWO_MATTERS)).ticket.id)
    const conflicts = { n: 0 }

    /** Anything that this person may do with any ticket, until it succeeds. */
    const change = async (): Promise<TicketAction> => {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const id = pick(ids)
        const actor = pick(EVERYONE)
        try {
          const { ticket, actions } = await desk.get(id, actor)
          const open = actions.filter(({ blocked }) => blocked === null)
          if (open.length === 0) continue
          const { action } = pick(open)
          const payload = action === 'merge' ? { into: pick(ids) } : PAYLOADS[action]
          const rest = { version: ticket.version, idempotencyKey: freshKey(), reason: '测试', payload }
          const request = { action, actor, ...rest }
          const times = random() < TWICE ? 2 : 1
          const results = await Promise.all(Array.from({ length: times }, () => desk.act(id, request)))
          expect(results.filter(({ replayed }) => !replayed)).toHaveLength(1)
          if (action === 'split') ids.push(...results[0]!.ticket.splitInto)
          return action
        } catch (error) {
          if (!isHuidaError(error) || error.status >= 500) throw error
          if (error.code === 'ERR_STORE_CONFLICT') conflicts.n += 1
        }
      }
      throw new Error('no change succeeded')
    }
    const done = await Promise.all(Array.from({ length: CHANGES }, change))
    expect(done).toHaveLength(CHANGES)
    expect(conflicts.n).toBeGreaterThan(0)

    let own = 0
    let sideways = 0
    const splits: string[] = []
    for (const id of ids) {
      const { ticket, history } = await desk.get(id, PEOPLE.supervisor)
      expect(history.map(({ version }) => version)).toEqual(history.map((_entry, i) => i + 1))
      expect(ticket.version).toBe(history.length)
      expect(ticket.state).toBe(history.at(-1)!.to)
      history.forEach((entry, i) => checkEntry(entry, i === 0 ? null : history[i - 1]!.to))
      splits.push(...ticket.splitInto)
      for (const part of ticket.splitInto)
        expect((await desk.get(part, PEOPLE.supervisor)).ticket.splitFrom).toBe(id)
      sideways += history.filter(({ action }) => action === 'absorb' || action === 'release').length
      own += history.length - 1
    }
    expect(own - sideways).toBe(CHANGES)
    expect(splits.sort()).toEqual(ids.slice(TICKETS).sort())
    expect((await desk.list({}, PEOPLE.supervisor)).total).toBe(ids.length)
    const moves = (action: TicketAction): number => done.filter((each) => each === action).length
    expect(sideways).toBe(moves('merge') + moves('unmerge'))
    expect(splits).toHaveLength(moves('split'))
    expect(splits.length).toBeGreaterThan(0)
    const { total } = await desk.learning.cases({}, PEOPLE.supervisor)
    expect(total).toBe(moves('dispatch') + moves('decide') + moves('redispatch'))
  }, 300_000)
})

function checkEntry({ action, from, to, actor }: HistoryEntry, before: TicketState | null): void {
  expect(from).toBe(before)
  expect(ROLES.get(actor.id)).toBe(actor.role)
  if (
    action === 'create' ||
    action === 'splitOff' ||
    action === 'absorb' ||
    action === 'release' ||
    action === 'shareSecrecy'
  )
    return
  const row = TRANSITIONS[action]
  expect(row.from).toContain(from)
  expect(row.to ?? from).toBe(to)
  expect(row.roles).toContain(actor.role)
}
