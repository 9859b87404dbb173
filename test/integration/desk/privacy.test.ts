import { beforeEach, expect, test } from 'vitest'
import { createSeal, type Desk, type DeskDeps } from '../../../src/scenarios/hotline/desk/index.ts'
import {
  CALL,
  doNow,
  freshKey,
  openTestDesk,
  PAYLOADS,
  PEOPLE,
  readTicket,
  takeIn,
} from '../../support/desk.ts'
import { describeEngines } from '../store/engines.ts'

const { agent, supervisor, lead, stranger } = PEOPLE

describeEngines('personal data', (engine) => {
  let desk: Desk
  beforeEach(async () => {
    await engine.clear()
    ;({ desk } = await openTestDesk(engine.db))
  })
  const inWork = async (text = CALL): Promise<string> => {
    const { ticket } = await takeIn(desk, text)
    await doNow(desk, ticket.id, agent, 'accept', {})
    await doNow(desk, ticket.id, agent, 'dispatch', PAYLOADS.dispatch)
    await doNow(desk, ticket.id, lead, 'sign', {})
    return ticket.id
  }
  const look = (ticketId: string, actor: typeof agent | typeof supervisor | typeof lead | typeof stranger) =>
    desk.reveal({ ticketId, actor, fields: ['text', 'reporter'], reason: '联系诉求人' })

  test('stands nowhere but sealed in its own table', async () => {
    const id = await inWork()
    await doNow(desk, id, lead, 'note', { note: '诉求人另留电话13900139000' })
    for (const table of ['tickets', 'ticket_events', 'learning_cases', 'ticket_private']) {
      const rows = await engine.db.query(`SELECT t::text AS row FROM ${table} AS t`)
      expect(rows.length).toBeGreaterThan(0)
      expect(JSON.stringify(rows)).not.toMatch(/13800138000|13900139000|王丽华/)
    }
    const detail = await desk.get(id, lead)
    expect(JSON.stringify(detail)).not.toMatch(/13800138000|13900139000|王丽华/)
    expect(detail.ticket.reporter).toBe('王**（手机 138****8000）')
    expect(detail.ticket.intake.maskedText.slice(...span(detail.ticket.intake.location!))).toBe('观澜路88号')
  })

  test('is hidden in the citations of an answer, too', async () => {
    const { id } = (await takeIn(desk)).ticket
    const payload = { text: '按规定办理。', citations: ['窗口李明13900139000'] }
    await doNow(desk, id, agent, 'answer', payload)
    expect(JSON.stringify(await desk.get(id, agent))).not.toContain('13900139000')
  })

  test('is given with a reason, and each look is kept', async () => {
    const id = await inWork()
    expect(await look(id, lead)).toMatchObject({
      text: CALL,
      reporter: { name: '王丽华', phone: '13800138000' },
    })
    await expect(look(id, stranger)).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' })
    const silent = desk.reveal({ ticketId: id, actor: agent, fields: ['text'], reason: ' ' })
    await expect(silent).rejects.toMatchObject({ code: 'ERR_INPUT_INVALID' })
    expect(await desk.revealLog({ ticketId: id }, supervisor)).toMatchObject([
      { actor: { name: lead.name, department: lead.department }, reason: '联系诉求人', allowed: true },
    ])
    await expect(desk.revealLog({}, agent)).rejects.toMatchObject({ code: 'ERR_TICKET_ROLE' })
  })

  test.each(['请保密，', '我要举报，'])('stays closed to departments: %s', async (opening) => {
    const id = await inWork(`${opening}${CALL}`)
    await expect(look(id, lead)).rejects.toMatchObject({ code: 'ERR_TICKET_ROLE' })
    expect(await desk.revealLog({ ticketId: id }, supervisor)).toMatchObject([{ allowed: false }])
    expect((await look(id, supervisor)).text).toContain('13800138000')
    expect((await desk.get(id, lead)).ticket.reporter).not.toContain('王')
  })

  test('stays closed when a person makes it a report of wrongdoing, and cannot be opened', async () => {
    const { id } = (await takeIn(desk)).ticket
    const { ticket } = await doNow(desk, id, agent, 'edit', { type: '举报', confidential: false })
    expect(ticket).toMatchObject({ confidential: true })
    expect(ticket.reporter).not.toContain('王')
  })

  test('is told again, masked, when secrecy was a slip', async () => {
    const { id } = (await takeIn(desk)).ticket
    const secret = await doNow(desk, id, agent, 'edit', { confidential: true })
    expect(secret.ticket.reporter).not.toContain('王')
    const open = await doNow(desk, id, agent, 'edit', { confidential: false })
    expect(open.ticket.reporter).toBe('王**（手机 138****8000）')
  })

  test('a home is the place of an event to its building, and not told of who is kept secret', async () => {
    const home = '澄湾区海棠街道观澜花园12号楼2单元501室'
    const text = `我住${home}，楼下油烟很大，要求查处。`
    const read: DeskDeps['read'] = (input) => {
      const reading = readTicket(input)
      const location = { text: home, start: 2, end: 2 + home.length }
      return Promise.resolve({ ...reading, intake: { ...reading.intake, location } })
    }
    ;({ desk } = await openTestDesk(engine.db, { read }))
    const { ticket } = await takeIn(desk, text)
    expect(ticket.location).toBe('澄湾区海棠街道观澜花园12号楼')
    expect((await desk.draft(ticket.id, agent)).address).toBe('澄湾区海棠街道观澜花园12号楼')
    expect(JSON.stringify(await desk.get(ticket.id, agent))).not.toMatch(/2单元|501/)
    const secret = await doNow(desk, ticket.id, agent, 'edit', { confidential: true })
    expect(secret.ticket.location).toBeNull()
    expect(JSON.stringify(secret.ticket)).not.toContain('观澜花园')
  })

  test('what the caller gave comes before what the text says', async () => {
    const reporter = { name: '李四', phone: '13700137000' }
    const { ticket } = await desk.createTicket({
      input: { text: CALL },
      actor: agent,
      idempotencyKey: freshKey(),
      reporter,
    })
    expect(ticket.reporter).toBe('李**（手机 137****7000）')
    expect((await look(ticket.id, agent)).reporter).toMatchObject(reporter)
  })

  test('who is kept secret teaches nothing, and other people’s tickets are not told to departments', async () => {
    const read: DeskDeps['read'] = (input) => {
      const reading = readTicket(input)
      const basis = [
        { kind: 'ticket', source: '历史工单', path: 'YH-1', quote: '别人的话', document: null },
      ] as const
      const suggestions = reading.advice.suggestions.map((each) => ({ ...each, basis: [...basis] }))
      return Promise.resolve({ ...reading, advice: { ...reading.advice, suggestions } })
    }
    ;({ desk } = await openTestDesk(engine.db, { read }))
    const id = await inWork()
    expect(JSON.stringify(await desk.get(id, agent))).toContain('别人的话')
    expect(JSON.stringify(await desk.get(id, lead))).not.toContain('别人的话')
    expect((await desk.learning.cases({}, supervisor)).total).toBe(1)
    const { ticket } = await takeIn(desk, `${CALL}请保密。`)
    await doNow(desk, ticket.id, agent, 'accept', {})
    await doNow(desk, ticket.id, agent, 'dispatch', PAYLOADS.dispatch)
    expect((await desk.learning.cases({}, supervisor)).total).toBe(1)
  })

  test('can’t be read with another secret', async () => {
    const id = await inWork()
    const other = await openTestDesk(engine.db, { seal: createSeal('another secret') })
    const seen = other.desk.reveal({ ticketId: id, actor: agent, fields: ['text'], reason: '核实' })
    await expect(seen).rejects.toMatchObject({ code: 'ERR_CONFIG' })
  })

  test('departments find and see their own only', async () => {
    const id = await inWork()
    await takeIn(desk)
    expect((await desk.list({}, lead)).items.map((row) => row.id)).toEqual([id])
    expect((await desk.list({ department: '市城市管理局' }, stranger)).total).toBe(0)
    expect((await desk.list({}, agent)).total).toBe(2)
  })
})

const span = ({ start, end }: { start: number; end: number }): [number, number] => [start, end]
