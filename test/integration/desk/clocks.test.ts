import { beforeEach, expect, test } from 'vitest'
import type { Desk, Ticket } from '../../../src/scenarios/hotline/desk/index.ts'
import { chinaTime } from '../../../src/shared/china-time.ts'
import { doNow, openTestDesk, PAYLOADS, PEOPLE, takeIn, type SetClock } from '../../support/desk.ts'
import { describeEngines } from '../store/engines.ts'

const { agent, supervisor, lead } = PEOPLE

describeEngines('clocks by what a ticket is', (engine) => {
  let desk: Desk
  let clock: SetClock
  let id: string
  beforeEach(async () => {
    await engine.clear()
    ;({ desk, clock } = await openTestDesk(engine.db))
    id = (await takeIn(desk)).ticket.id
  })

  const ticketNow = async (): Promise<Ticket> => (await desk.get(id, agent)).ticket

  /** What runs, and until when: `派单 11:00`. */
  const running = async (): Promise<string[]> =>
    (await ticketNow()).clocks
      .filter(({ doneAt }) => doneAt === null)
      .map(({ name, dueAt }) => `${name} ${chinaTime(new Date(dueAt)).slice(11, 16)}`)

  const mergeUrgent = async (): Promise<void> => {
    const other = (await takeIn(desk)).ticket.id
    await doNow(desk, other, agent, 'edit', { urgency: '特急' })
    await doNow(desk, other, agent, 'merge', { into: id }, '同一件事')
  }

  const dispatched = async (special?: string | null): Promise<void> => {
    await doNow(desk, id, agent, 'accept', {})
    await doNow(desk, id, agent, 'dispatch', {
      ...PAYLOADS.dispatch,
      ...(special === undefined ? {} : { special }),
    })
  }

  test('the centre’s own time is by the urgency as put right, from when the ticket came in', async () => {
    expect(await running()).toEqual(['派单 11:00'])
    clock.set('2026-11-23T09:20:00+08:00')
    await doNow(desk, id, agent, 'edit', { urgency: '紧急' })
    expect(await running()).toEqual(['派单 09:30'])
    await doNow(desk, id, agent, 'edit', { urgency: '一般' })
    expect(await running()).toEqual(['派单 11:00'])
  })

  test('what is merged into a ticket makes it as urgent, for good', async () => {
    clock.set('2026-11-23T10:00:00+08:00')
    await mergeUrgent()
    expect((await ticketNow()).urgency).toBe('特急')
    expect(await running()).toEqual(['派单 10:15'])
    const [other] = (await ticketNow()).merged
    await doNow(desk, other!, supervisor, 'unmerge', {}, '并错了')
    expect((await ticketNow()).urgency).toBe('特急')
  })

  test('after the dispatch, the department owes the first steps of an urgent one from then', async () => {
    await dispatched()
    clock.set('2026-11-23T10:00:00+08:00')
    await mergeUrgent()
    expect(await running()).toEqual(['办结 17:30', '签收 12:00', '响应 12:00', '进展反馈 14:00'])
  })

  test('who has spoken to the caller owes news of an urgent one, no second first step', async () => {
    await dispatched()
    await doNow(desk, id, lead, 'sign', {})
    await doNow(desk, id, lead, 'contact', PAYLOADS.contact)
    clock.set('2026-11-23T10:00:00+08:00')
    await mergeUrgent()
    expect(await running()).toEqual(['办结 17:30', '进展反馈 14:00'])
  })

  test('a special limit that a person named holds when the department has to keep the ticket', async () => {
    await dispatched('供热期室温诉求')
    expect(await running()).toEqual(['签收 11:00', '首次联系 11:00', '办结 09:00'])
    await doNow(desk, id, lead, 'return', PAYLOADS.return, '不归我们管')
    await doNow(desk, id, supervisor, 'rejectReturn', {}, '职责清单第三项')
    expect(await running()).toEqual(['办结 09:00', '签收 11:00', '首次联系 11:00'])
  })

  test('a special limit that the city hasn’t is refused with those it has', async () => {
    await doNow(desk, id, agent, 'accept', {})
    const wrong = doNow(desk, id, agent, 'dispatch', { ...PAYLOADS.dispatch, special: '室温' })
    await expect(wrong).rejects.toThrow('没有专项时限“室温”，可选：供热期室温诉求')
  })
})
