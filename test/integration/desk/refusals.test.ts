import { beforeEach, expect, test } from 'vitest'
import type { Desk, DeskDeps } from '../../../src/scenarios/hotline/desk/index.ts'
import { doNow, openTestDesk, PAYLOADS, PEOPLE, readTicket, takeIn } from '../../support/desk.ts'
import { describeEngines } from '../store/engines.ts'

const { agent, lead } = PEOPLE

describeEngines('what a ticket’s life refuses, and what it fills in', (engine) => {
  let desk: Desk
  let id: string
  beforeEach(async () => {
    await engine.clear()
    ;({ desk } = await openTestDesk(engine.db))
    id = (await takeIn(desk)).ticket.id
  })

  test('what is not the hotline’s is taken in with a reason only', async () => {
    const read: DeskDeps['read'] = (input) => {
      const reading = readTicket(input)
      const notAccepted = { reason: '已进入诉讼程序', where: '人民法院' }
      return Promise.resolve({ ...reading, intake: { ...reading.intake, notAccepted } })
    }
    ;({ desk } = await openTestDesk(engine.db, { read }))
    const taken = await takeIn(desk)
    expect(taken.actions).toContainEqual(expect.objectContaining({ action: 'accept', needsReason: true }))
    const { id: asked } = taken.ticket
    await expect(doNow(desk, asked, agent, 'accept', {})).rejects.toMatchObject({ code: 'ERR_INPUT_INVALID' })
    const accepted = await doNow(desk, asked, agent, 'accept', {}, '与诉讼无关的另一件事')
    expect(accepted.ticket.state).toBe('待派')
  })

  test('goes out with the helpers of the advice to the lead that was advised, and to others without', async () => {
    await doNow(desk, id, agent, 'accept', {})
    const advised = await doNow(desk, id, agent, 'dispatch', { department: '市城市管理局' })
    expect(advised.ticket.assignment?.coDepartments).toEqual(['市生态环境局'])
    await doNow(desk, id, agent, 'recall', {}, '派错了')
    const other = await doNow(desk, id, agent, 'dispatch', { department: '市商务局' })
    expect(other.ticket.assignment?.coDepartments).toEqual([])
  })

  test('a department names another that there is when it gives a ticket back', async () => {
    await doNow(desk, id, agent, 'accept', {})
    await doNow(desk, id, agent, 'dispatch', PAYLOADS.dispatch)
    for (const suggested of ['请找王丽华13800138000', '市城市管理局'])
      await expect(
        doNow(desk, id, lead, 'return', { basis: '职责清单中没有此项', suggested }, '不归我们管'),
      ).rejects.toMatchObject({ code: 'ERR_INPUT_INVALID' })
  })

  test('a ticket that others were merged into is not refused over their heads', async () => {
    const other = await takeIn(desk)
    await doNow(desk, other.ticket.id, agent, 'merge', { into: id }, '同一件事')
    await expect(doNow(desk, id, agent, 'reject', PAYLOADS.reject, '不归热线')).rejects.toMatchObject({
      code: 'ERR_TICKET_LIMIT',
    })
  })
})
