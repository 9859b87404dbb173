import { beforeEach, expect, test } from 'vitest'
import type { Actor, Desk } from '../../../src/scenarios/hotline/desk/index.ts'
import { doNow, openTestDesk, PAYLOADS, PEOPLE, takeIn, type SetClock } from '../../support/desk.ts'
import { describeEngines } from '../store/engines.ts'

const { agent, supervisor, lead } = PEOPLE

describeEngines('numbers of the desk', (engine) => {
  let desk: Desk
  let clock: SetClock
  let id: string
  beforeEach(async () => {
    await engine.clear()
    ;({ desk, clock } = await openTestDesk(engine.db))
    id = (await takeIn(desk)).ticket.id
  })
  const dispatched = async (): Promise<void> => {
    await doNow(desk, id, agent, 'accept', {})
    await doNow(desk, id, agent, 'dispatch', PAYLOADS.dispatch)
  }

  test('a department is late by its own clocks only, not where the centre is late', async () => {
    const late = async (): Promise<unknown[]> => {
      const numbers = await desk.statistics({ from: '2026-11-23', to: '2026-11-24' }, agent)
      const own = numbers.byDepartment.map(({ overdue }) => overdue)
      return [numbers.overdue, ...own, ...(await Promise.all([agent, lead].map(overdue)))]
    }
    const overdue = async (actor: Actor): Promise<number> =>
      (await desk.list({ warning: 'overdue' }, actor)).total
    await dispatched()
    await doNow(desk, id, lead, 'return', PAYLOADS.return, '不属于职责')
    clock.set('2026-11-26T09:00:00+08:00')
    expect((await desk.get(id, agent)).ticket.nextDue).toMatchObject({ name: '退单审核' })
    expect(await late()).toEqual([1, 0, 1, 0])
    expect((await desk.list({ warning: 'none' }, lead)).items).toMatchObject([
      { id, warning: 'none', nextDue: { name: '办结' } },
    ])
    await doNow(desk, id, supervisor, 'rejectReturn', {}, '属于职责')
    await doNow(desk, id, lead, 'sign', {})
    await doNow(desk, id, lead, 'contact', PAYLOADS.contact)
    clock.set('2027-01-26T09:00:00+08:00')
    expect(await late()).toEqual([1, 1, 1, 1])
    await doNow(desk, id, lead, 'reply', PAYLOADS.reply)
    expect(await late()).toEqual([0, 0, 0, 0])
    clock.set('2027-03-26T09:00:00+08:00')
    expect((await desk.get(id, agent)).ticket.nextDue).toMatchObject({ name: '回访' })
    expect(await late()).toEqual([1, 0, 1, 0])
    expect((await desk.list({ warning: 'soon' }, lead)).total).toBe(0)
  })

  test('办结 are those that were settled, not those turned down or merged', async () => {
    const other = (await takeIn(desk)).ticket.id
    const day = { from: '2026-11-23', to: '2026-11-24' }
    await doNow(desk, id, agent, 'reject', PAYLOADS.reject, '属于诉讼事项')
    const main = (await takeIn(desk)).ticket.id
    await doNow(desk, other, agent, 'merge', { into: main }, '同一件事')
    expect(await desk.statistics(day, agent)).toMatchObject({
      ...{ received: 3, open: 1, closed: 0 },
      byDay: [{ day: day.from, received: 3, closed: 0 }],
    })
    await expect(desk.statistics(day, lead)).rejects.toMatchObject({ code: 'ERR_TICKET_ROLE' })
    await doNow(desk, main, agent, 'answer', PAYLOADS.answer)
    expect(await desk.statistics(day, agent)).toMatchObject({
      ...{ received: 3, open: 0, closed: 1 },
      byDay: [{ day: day.from, received: 3, closed: 1 }],
    })
  })
})
