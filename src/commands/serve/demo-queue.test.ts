import { expect, it } from 'vitest'
import { makeFakeDesk } from '../../../test/support/fake-desk.ts'
import { seedQueue } from './demo-queue.ts'

const NOW = new Date('2026-03-02T02:00:00Z')

it('fills an empty desk, moves some tickets on in the name of people, and does nothing to any other desk', async () => {
  const desk = makeFakeDesk()
  const count = await seedQueue(desk, NOW)
  expect(count).toBeGreaterThanOrEqual(20)
  expect(desk.tickets.size).toBe(count)
  const tickets = [...desk.tickets.values()]
  const states = new Set(tickets.map(({ ticket }) => ticket.state))
  for (const state of ['受理', '已派', '签收', '退单审核', '答复'] as const) expect(states).toContain(state)
  const people = new Set(tickets.flatMap(({ history }) => history.map(({ actor }) => actor.name)))
  for (const name of people) expect(name).toContain('（示例）')
  expect(await seedQueue(desk, NOW)).toBe(0)
  expect(desk.tickets.size).toBe(count)
})
