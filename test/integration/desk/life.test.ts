import { beforeEach, describe, expect, test } from 'vitest'
import type { Desk, TicketDetail } from '../../../src/scenarios/hotline/desk/index.ts'
import { createTicketStore } from '../../../src/store/postgres/index.ts'
import {
  CALL,
  doNow,
  freshKey,
  openTestDesk,
  PAYLOADS,
  PEOPLE,
  takeIn,
  type SetClock,
} from '../../support/desk.ts'
import { describeEngines } from '../store/engines.ts'

const { agent, supervisor, lead, co, stranger } = PEOPLE

describeEngines('life of a ticket', (engine) => {
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
  const inWork = async (): Promise<void> => {
    await dispatched()
    await doNow(desk, id, lead, 'sign', {})
    await doNow(desk, id, lead, 'contact', PAYLOADS.contact)
  }
  const states = ({ history }: TicketDetail): string[] => history.map(({ to }) => to)

  test('rates are of what is closed, and none of nothing', async () => {
    const rates = async (): Promise<(number | null)[]> => {
      const numbers = await desk.statistics({ from: '2026-11-23', to: '2026-11-24' }, agent)
      return [numbers.closed, numbers.onTimeRate, numbers.satisfactionRate, numbers.returnRate]
    }
    expect(await rates()).toEqual([0, null, null, null])
    await inWork()
    await doNow(desk, id, lead, 'reply', PAYLOADS.reply)
    expect(await rates()).toEqual([0, null, null, 0])
    await doNow(desk, id, agent, 'revisit', PAYLOADS.revisit)
    await doNow(desk, id, agent, 'close', {})
    expect(await rates()).toEqual([1, 1, 1, 0])
  })

  test('from the call to the end, each step by a named person', async () => {
    await inWork()
    await doNow(desk, id, lead, 'reply', PAYLOADS.reply)
    await doNow(desk, id, agent, 'revisit', PAYLOADS.revisit)
    const end = await doNow(desk, id, agent, 'close', {})
    expect(states(end)).toEqual(['受理', '待派', '已派', '签收', '办理', '答复', '回访', '办结'])
    expect(end.history.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(end.history.map(({ actor }) => actor.name)).toEqual([
      '坐席甲',
      '坐席甲',
      '坐席甲',
      '承办人丁',
      '承办人丁',
      '承办人丁',
      '坐席甲',
      '坐席甲',
    ])
    expect(end.ticket).toMatchObject({ state: '办结', nextDue: null, satisfaction: { overall: '满意' } })
    expect(end.ticket.clocks.every(({ state }) => state === 'met')).toBe(true)
  })

  test('nothing moves without a named person, from the wrong state, or by the wrong role', async () => {
    const nobody = [
      { ...agent, name: ' ' },
      { ...agent, id: '' },
      { ...agent, name: '系统' },
    ]
    for (const actor of nobody)
      await expect(doNow(desk, id, actor, 'accept', {})).rejects.toMatchObject({ code: 'ERR_TICKET_ROLE' })
    await expect(doNow(desk, id, agent, 'close', {})).rejects.toMatchObject({ code: 'ERR_TICKET_STATE' })
    await dispatched()
    await expect(doNow(desk, id, agent, 'sign', {})).rejects.toMatchObject({ code: 'ERR_TICKET_ROLE' })
    await expect(doNow(desk, id, co, 'sign', {})).rejects.toMatchObject({ code: 'ERR_TICKET_ROLE' })
    await expect(doNow(desk, id, stranger, 'sign', {})).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' })
    expect((await desk.get(id, agent)).ticket.version).toBe(3)
  })

  test('an old version changes nothing; the same key again gives the same result', async () => {
    const idempotencyKey = freshKey()
    const accept = { action: 'accept', actor: agent, version: 1, idempotencyKey, payload: {} } as const
    expect((await desk.act(id, accept)).replayed).toBe(false)
    const again = await desk.act(id, accept)
    expect(again).toMatchObject({ replayed: true, ticket: { version: 2, state: '待派' } })
    const late = { ...accept, idempotencyKey: freshKey() }
    await expect(desk.act(id, late)).rejects.toMatchObject({ code: 'ERR_STORE_CONFLICT' })
    const otherUse = { ...accept, action: 'note', payload: PAYLOADS.note } as const
    await expect(desk.act(id, otherUse)).rejects.toMatchObject({ code: 'ERR_INPUT_INVALID' })
  })

  test('a request is replayed that its twin overtakes before the ticket is read', async () => {
    const request = {
      action: 'accept',
      actor: agent,
      version: 1,
      idempotencyKey: freshKey(),
      payload: {},
    } as const
    const store = createTicketStore(engine.db)
    const getTicket = async (ticketId: string): ReturnType<typeof store.getTicket> => {
      await desk.act(ticketId, request)
      return store.getTicket(ticketId)
    }
    const { desk: slower } = await openTestDesk(engine.db, { store: { ...store, getTicket } })
    expect(await slower.act(id, request)).toMatchObject({ replayed: true, ticket: { version: 2 } })
  })

  test('taking in twice with one key makes one ticket; numbers run by the day', async () => {
    const request = { input: { text: CALL, id: 'SRC-1' }, actor: agent, idempotencyKey: freshKey() }
    const both = await Promise.all([desk.createTicket(request), desk.createTicket(request)])
    expect(new Set(both.map(({ ticket }) => ticket.id)).size).toBe(1)
    expect(both[0]!.ticket.id).toMatch(/^20261123-\d{5}$/)
    const sameSource = { ...request, idempotencyKey: freshKey() }
    await expect(desk.createTicket(sameSource)).rejects.toMatchObject({ code: 'ERR_STORE_CONFLICT' })
  })

  describe('returns', () => {
    test('within four working hours, once, and decided by a supervisor', async () => {
      await dispatched()
      await doNow(desk, id, lead, 'sign', {})
      await expect(doNow(desk, id, lead, 'return', PAYLOADS.return)).rejects.toMatchObject({
        code: 'ERR_INPUT_INVALID',
      })
      await doNow(desk, id, lead, 'return', PAYLOADS.return, '不属于本单位职责')
      await expect(doNow(desk, id, agent, 'approveReturn', {})).rejects.toMatchObject({
        code: 'ERR_TICKET_ROLE',
      })
      await doNow(desk, id, supervisor, 'approveReturn', {})
      await expect(desk.get(id, lead)).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' })
      const back = { department: '市城市管理局' }
      await expect(doNow(desk, id, agent, 'redispatch', back)).rejects.toMatchObject({
        code: 'ERR_INPUT_INVALID',
      })
      await doNow(desk, id, agent, 'redispatch', PAYLOADS.redispatch)
      await doNow(desk, id, agent, 'recall', {}, '再看一看')
      await expect(doNow(desk, id, agent, 'dispatch', back)).rejects.toMatchObject({
        code: 'ERR_INPUT_INVALID',
      })
      const sent = await doNow(desk, id, agent, 'dispatch', PAYLOADS.redispatch)
      expect(sent.ticket).toMatchObject({
        returnedFrom: ['市城市管理局'],
        firstLead: '市城市管理局',
        state: '已派',
      })
      const again = doNow(desk, id, co, 'return', PAYLOADS.return, '也不属于我们')
      await expect(again).rejects.toMatchObject({ code: 'ERR_TICKET_LIMIT' })
    })

    test('settled by a refusal of the ticket, it is asked for no more', async () => {
      await dispatched()
      await doNow(desk, id, lead, 'return', PAYLOADS.return, '不属于本单位职责')
      await doNow(desk, id, supervisor, 'approveReturn', {})
      await doNow(desk, id, agent, 'consult', {}, '职责不清')
      const { ticket } = await doNow(desk, id, agent, 'reject', PAYLOADS.reject, '不归热线')
      expect(ticket).toMatchObject({ state: '不予受理', pendingReturn: null })
    })

    test('not later', async () => {
      await dispatched()
      clock.set('2026-11-23T14:31:00+08:00')
      const blocked = (await desk.get(id, lead)).actions.find(({ action }) => action === 'return')
      expect(blocked!.blocked).toContain('4个工作小时')
      const late = doNow(desk, id, lead, 'return', PAYLOADS.return, '不属于本单位职责')
      await expect(late).rejects.toMatchObject({ code: 'ERR_TICKET_LIMIT' })
    })

    test('refused, it goes back and may not come again', async () => {
      await dispatched()
      await doNow(desk, id, lead, 'return', PAYLOADS.return, '不属于本单位职责')
      await doNow(desk, id, supervisor, 'rejectReturn', {}, '职责清单第3项')
      const again = doNow(desk, id, lead, 'return', PAYLOADS.return, '再退')
      await expect(again).rejects.toMatchObject({ code: 'ERR_TICKET_LIMIT' })
    })
  })

  test('an abstained ticket is ruled on and then can’t be returned', async () => {
    await doNow(desk, id, agent, 'consult', {}, '职责不清')
    await doNow(desk, id, supervisor, 'decide', PAYLOADS.decide, '会商纪要')
    const back = doNow(desk, id, lead, 'return', PAYLOADS.return, '不属于本单位职责')
    await expect(back).rejects.toMatchObject({ code: 'ERR_TICKET_LIMIT' })
  })

  test('an extension moves the limit, once, within what the type allows', async () => {
    await inWork()
    const due = (await desk.get(id, lead)).ticket.dueAt
    expect(due).toBe('2026-11-30T09:30:00.000Z')
    const long = doNow(desk, id, lead, 'extend', { ...PAYLOADS.extend, days: 6 }, '须鉴定')
    await expect(long).rejects.toMatchObject({ code: 'ERR_TICKET_LIMIT' })
    const untold = doNow(desk, id, lead, 'extend', { ...PAYLOADS.extend, told: false }, '须鉴定')
    await expect(untold).rejects.toMatchObject({ code: 'ERR_INPUT_INVALID' })
    await doNow(desk, id, lead, 'extend', PAYLOADS.extend, '须鉴定')
    const { ticket } = await doNow(desk, id, supervisor, 'approveExtension', {})
    expect(ticket).toMatchObject({ dueAt: '2026-12-03T09:30:00.000Z', extensions: 1, pendingExtension: null })
    const second = doNow(desk, id, lead, 'extend', PAYLOADS.extend, '再延')
    await expect(second).rejects.toMatchObject({ code: 'ERR_TICKET_LIMIT' })
  })

  test('an empty answer is no answer; a dissatisfied caller has it done once more', async () => {
    await inWork()
    const empty = { ...PAYLOADS.reply, findings: '已转办。', measures: '已告知诉求人，谢谢！' }
    await expect(doNow(desk, id, lead, 'reply', empty)).rejects.toMatchObject({ code: 'ERR_INPUT_INVALID' })
    await doNow(desk, id, lead, 'reply', PAYLOADS.reply)
    const contradiction = doNow(desk, id, agent, 'revisit', { ...PAYLOADS.revisit, result: '不满意' })
    await expect(contradiction).rejects.toMatchObject({ code: 'ERR_INPUT_INVALID' })
    await doNow(desk, id, agent, 'revisit', { ...PAYLOADS.revisit, satisfaction: '不满意' })
    await expect(doNow(desk, id, agent, 'close', {})).rejects.toMatchObject({ code: 'ERR_TICKET_LIMIT' })
    const { ticket } = await doNow(desk, id, agent, 'redo', {}, '油烟没有改善')
    expect(ticket).toMatchObject({
      state: '重办',
      nextDue: { name: '重办', dueAt: '2026-11-26T09:30:00.000Z' },
    })
    await doNow(desk, id, lead, 'reply', PAYLOADS.reply)
    await doNow(desk, id, agent, 'revisit', { ...PAYLOADS.revisit, satisfaction: '不满意' })
    await expect(doNow(desk, id, agent, 'redo', {}, '还是不行')).rejects.toMatchObject({
      code: 'ERR_TICKET_LIMIT',
    })
    const raised = await doNow(desk, id, supervisor, 'redo', {}, '提级督办')
    expect(raised.ticket).toMatchObject({ supervised: true, redos: 2 })
  })

  test('merging changes both, and back', async () => {
    const other = (await takeIn(desk)).ticket.id
    await expect(doNow(desk, id, agent, 'merge', { into: id }, '同一件事')).rejects.toMatchObject({
      code: 'ERR_INPUT_INVALID',
    })
    await doNow(desk, other, agent, 'merge', { into: id }, '同一件事')
    const main = await desk.get(id, agent)
    expect(main).toMatchObject({
      ticket: { merged: [other], version: 2 },
      history: [{}, { action: 'absorb' }],
    })
    const chain = doNow(desk, id, agent, 'merge', { into: other }, '反过来')
    await expect(chain).rejects.toMatchObject({ code: 'ERR_TICKET_LIMIT' })
    await doNow(desk, other, supervisor, 'unmerge', {}, '并错了')
    expect((await desk.get(id, agent)).ticket.merged).toEqual([])
    expect((await desk.get(other, agent)).ticket).toMatchObject({ state: '待派', mergedInto: null })
  })

  test('a ticket that was merged after its dispatch waits for a new order when it is taken out', async () => {
    const main = (await takeIn(desk)).ticket.id
    await dispatched()
    await doNow(desk, id, agent, 'merge', { into: main }, '同一件事')
    const { ticket } = await doNow(desk, id, supervisor, 'unmerge', {}, '并错了')
    expect(ticket).toMatchObject({ state: '待派', assignment: null, order: null })
  })

  test('clocks warn before the end and tell what is late', async () => {
    const warnings = async (): Promise<string> => (await desk.get(id, agent)).ticket.warning
    expect(await warnings()).toBe('none')
    clock.set('2026-11-23T10:40:00+08:00')
    expect(await warnings()).toBe('soon')
    expect((await desk.list({ warning: 'soon' }, agent)).total).toBe(1)
    clock.set('2026-11-23T11:00:01+08:00')
    expect(await warnings()).toBe('overdue')
    expect((await desk.list({ warning: 'overdue' }, agent)).items[0]).toMatchObject({
      id,
      nextDue: { name: '派单' },
    })
    expect((await desk.statistics({ from: '2026-11-23', to: '2026-11-24' }, agent)).overdue).toBe(1)
  })

  test('an order with what nobody said does not go out', async () => {
    await doNow(desk, id, agent, 'accept', {})
    const send = (demand: string, department = '市城市管理局') =>
      doNow(desk, id, agent, 'dispatch', { department, content: { cause: '', course: '', demand } })
    await expect(send('请赔偿5000元')).rejects.toMatchObject({ code: 'ERR_ORDER_UNSAFE' })
    await expect(send('要求查处', '市渔政管理局')).rejects.toMatchObject({ code: 'ERR_INPUT_INVALID' })
    expect((await send('要求查处烧烤摊的油烟')).ticket.order!.content.demand).toBe('要求查处烧烤摊的油烟')
  })

  test('what an agent adds to the elements may stand in the order', async () => {
    await doNow(desk, id, agent, 'edit', { location: '观澜路89号对面', category: ['城市管理', '油烟扰民'] })
    await expect(doNow(desk, id, agent, 'edit', { category: ['没有'] })).rejects.toMatchObject({
      code: 'ERR_INPUT_INVALID',
    })
    await doNow(desk, id, agent, 'accept', {})
    const { ticket } = await doNow(desk, id, agent, 'dispatch', PAYLOADS.dispatch)
    expect(ticket.order!.address).toBe('观澜路89号对面')
  })
})
