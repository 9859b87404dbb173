import { beforeEach, expect, test } from 'vitest'
import type { Desk, DeskDeps } from '../../../src/scenarios/hotline/desk/index.ts'
import {
  CALL,
  doNow,
  freshKey,
  openTestDesk,
  PAYLOADS,
  PEOPLE,
  readTicket,
  takeIn,
  TWO_MATTERS,
} from '../../support/desk.ts'
import { describeEngines } from '../store/engines.ts'

const { agent, supervisor, lead } = PEOPLE

describeEngines('splitting a ticket', (engine) => {
  let desk: Desk
  let clock: Awaited<ReturnType<typeof openTestDesk>>['clock']
  let id: string
  beforeEach(async () => {
    await engine.clear()
    ;({ desk, clock } = await openTestDesk(engine.db))
    const reporter = { name: '王丽华', phone: '13800138000' }
    const request = { input: { text: TWO_MATTERS }, actor: agent, idempotencyKey: freshKey(), reporter }
    id = (await desk.createTicket(request)).ticket.id
  })
  const split = () => doNow(desk, id, agent, 'split', PAYLOADS.split, '两个单位')

  test('gives each its demand, number, department, clock and the caller’s sealed data, linked both ways', async () => {
    clock.set('2026-11-23T09:30:00+08:00')
    const kept = await split()
    const [partId = ''] = kept.ticket.splitInto
    expect(kept.ticket).toMatchObject({ version: 2, state: '受理', intake: { shouldSplit: false } })
    expect(kept.ticket.demands.map(({ text }) => text)).toEqual(['查处油烟'])
    expect(kept.history.at(-1)).toMatchObject({
      action: 'split',
      label: '拆分',
      reason: '两个单位',
      actor: { name: agent.name },
      payload: { parts: [{ demands: [1] }], splitInto: [partId] },
    })
    const part = await desk.get(partId, agent)
    expect(part.ticket).toMatchObject({
      splitFrom: id,
      splitInto: [],
      version: 1,
      state: '受理',
      reporter: kept.ticket.reporter,
      demands: [{ text: '修好路灯', department: '市住房城乡建设局' }],
      advice: { suggestions: [{ department: '市城市管理局' }, {}] },
      intake: { maskedText: kept.ticket.intake.maskedText },
      nextDue: kept.ticket.nextDue,
    })
    expect(part.history).toMatchObject([
      { action: 'splitOff', from: null, to: '受理', payload: { splitFrom: id } },
    ])
    const fields = ['text', 'reporter'] as const
    expect(await desk.reveal({ ticketId: partId, actor: agent, fields, reason: '核实' })).toMatchObject({
      text: TWO_MATTERS,
      reporter: { phone: '13800138000' },
    })
  })

  test('leaves the other’s sentences out of each order, and goes to whom its demand names', async () => {
    const { ticket } = await split()
    const [partId = ''] = ticket.splitInto
    const orders = [await desk.draft(id, agent), await desk.draft(partId, agent)]
    const told = orders.map(({ content }) => Object.values(content).join(''))
    expect(told[0]).toContain('要求查处')
    expect(told[0]).not.toContain('路灯')
    expect(told[1]).toContain('路灯')
    expect(told[1]).not.toContain('油烟')
    expect(orders.map((order) => order.lead)).toEqual(['市城市管理局', '市住房城乡建设局'])
  })

  test('tells of each when it was, as its own words say', async () => {
    const text = '昨晚观澜路88号烧烤摊油烟很大，要求查处。另外前天小区门口的路灯坏了，请修好路灯。'
    const whole = await desk.createTicket({ input: { text }, actor: agent, idempotencyKey: freshKey() })
    expect(whole.ticket.eventTime).toBe('前天')
    const { ticket } = await doNow(desk, whole.ticket.id, agent, 'split', PAYLOADS.split, '两个单位')
    expect(ticket).toMatchObject({ eventTime: '昨晚', location: '观澜路88号' })
    expect((await desk.get(ticket.splitInto[0]!, agent)).ticket.eventTime).toBe('前天')
  })

  test('a limit for one matter does not bind the other', async () => {
    const text = '观澜路88号工地夜里噪声扰民，要求查处。另外小区门口的路灯坏了三天，请修好路灯。'
    id = (await takeIn(desk, text)).ticket.id
    const { ticket } = await split()
    const limitOf = async (each: string): Promise<string | undefined> =>
      (await desk.draft(each, agent)).deadlines.find(({ name }) => name === '办结')?.text
    const partId = ticket.splitInto[0]!
    const category = ['城乡建设', '建筑工地']
    await doNow(desk, id, agent, 'edit', { category, title: '工地夜里吵' })
    await doNow(desk, partId, agent, 'edit', { category, title: '路灯坏了' })
    expect(await limitOf(id)).toContain('3个工作日')
    expect(await limitOf(partId)).toContain('5个工作日')
    await doNow(desk, partId, agent, 'accept', {})
    const sent = await doNow(desk, partId, agent, 'dispatch', { department: '市住房城乡建设局' })
    expect(sent.ticket.dueAt).toBe('2026-11-30T09:30:00.000Z')
  })

  test('makes no event of one call, and proposes to merge none', async () => {
    const { ticket } = await split()
    expect(await desk.similar(id, agent)).toEqual([])
    expect(await desk.similar(ticket.splitInto[0]!, agent)).toEqual([])
  })

  test('is done once for one key, and over no newer version', async () => {
    const request = { action: 'split', actor: agent, version: 1, payload: PAYLOADS.split } as const
    const key = freshKey()
    const results = await Promise.all([1, 2].map(() => desk.act(id, { ...request, idempotencyKey: key })))
    expect(results.map(({ replayed }) => replayed).sort()).toEqual([false, true])
    expect(results[0]!.ticket.splitInto).toEqual(results[1]!.ticket.splitInto)
    expect((await desk.list({}, agent)).total).toBe(2)
    const late = desk.act(id, { ...request, idempotencyKey: freshKey() })
    await expect(late).rejects.toMatchObject({ code: 'ERR_STORE_CONFLICT' })
    expect((await desk.list({}, agent)).total).toBe(2)
  })

  test.each([
    ['a demand that is not there', [{ demands: [2] }], 'ERR_INPUT_INVALID'],
    ['one demand in two tickets', [{ demands: [1] }, { demands: [1] }], 'ERR_INPUT_INVALID'],
    ['nothing left', [{ demands: [0] }, { demands: [1] }], 'ERR_INPUT_INVALID'],
    ['no parts', [], 'ERR_INPUT_INVALID'],
  ])('refuses %s and changes nothing', async (_name, parts, code) => {
    await expect(doNow(desk, id, agent, 'split', { parts })).rejects.toMatchObject({ code })
    expect((await desk.list({}, agent)).total).toBe(1)
    expect((await desk.get(id, agent)).ticket.version).toBe(1)
  })

  test('is for what asks for several things, at the centre, before dispatch', async () => {
    const plain = await takeIn(desk, CALL)
    expect(plain.actions.find(({ action }) => action === 'split')?.blocked).toContain('只有一条诉求')
    await expect(doNow(desk, plain.ticket.id, agent, 'split', PAYLOADS.split)).rejects.toMatchObject({
      code: 'ERR_TICKET_LIMIT',
    })
    await doNow(desk, id, agent, 'accept', {})
    await doNow(desk, id, agent, 'dispatch', { department: '市城市管理局' })
    await expect(split()).rejects.toMatchObject({ code: 'ERR_TICKET_STATE' })
    await expect(doNow(desk, id, lead, 'split', PAYLOADS.split)).rejects.toMatchObject({
      code: 'ERR_TICKET_ROLE',
    })
  })

  test('a part begins anew: what a department gave back stays with the ticket it was', async () => {
    await doNow(desk, id, agent, 'accept', {})
    await doNow(desk, id, agent, 'dispatch', { department: '市城市管理局' })
    await doNow(desk, id, lead, 'return', PAYLOADS.return, '其中路灯不归本单位')
    await doNow(desk, id, supervisor, 'approveReturn', {})
    const { ticket } = await split()
    const part = (await desk.get(ticket.splitInto[0]!, agent)).ticket
    expect(part).toMatchObject({ state: '待派', returns: 0, returnedFrom: [], pendingReturn: null })
    expect(ticket).toMatchObject({ state: '改派', pendingReturn: { department: '市城市管理局' } })
  })

  test('closes every part to departments where one turns out to report wrongdoing', async () => {
    const text = `${CALL}另外举报有人私拆小区门口的路灯，请修好路灯。`
    const read: DeskDeps['read'] = (input) => {
      const reading = readTicket(input)
      const whole = input.text.includes('油烟') && input.text.includes('路灯')
      return Promise.resolve(
        whole ? { ...reading, intake: { ...reading.intake, type: '投诉' as const } } : reading,
      )
    }
    ;({ desk } = await openTestDesk(engine.db, { read }))
    id = (await takeIn(desk, text)).ticket.id
    expect((await desk.get(id, agent)).ticket.confidential).toBe(false)
    const { ticket } = await split()
    const part = (await desk.get(ticket.splitInto[0]!, agent)).ticket
    expect(part).toMatchObject({ type: '举报', confidential: true })
    expect(ticket).toMatchObject({ type: '投诉', confidential: true })
    await doNow(desk, id, agent, 'accept', {})
    await doNow(desk, id, agent, 'dispatch', { department: '市城市管理局' })
    await doNow(desk, id, lead, 'sign', {})
    const look = desk.reveal({ ticketId: id, actor: lead, fields: ['text'], reason: '联系' })
    await expect(look).rejects.toMatchObject({ code: 'ERR_TICKET_ROLE' })
  })

  test('keeps what people put right: demands, place, secrecy', async () => {
    const demands = [
      { text: '查处油烟', department: '市生态环境局' },
      { text: '更换路灯', department: '市公安局' },
    ]
    await doNow(desk, id, agent, 'edit', { demands, location: '观澜路90号', confidential: true })
    await doNow(desk, id, supervisor, 'accept', {})
    const { ticket } = await split()
    const part = (await desk.get(ticket.splitInto[0]!, agent)).ticket
    expect(part).toMatchObject({
      state: '待派',
      demands: [demands[1]],
      location: '观澜路90号',
      confidential: true,
    })
    expect((await desk.draft(part.id, agent)).lead).toBe('市公安局')
  })

  test('a caller who asks for secrecy afterwards is closed to the departments of every part', async () => {
    const { ticket } = await split()
    const partId = ticket.splitInto[0]!
    const department = '市住房城乡建设局'
    const worker = { id: 'u7', name: '承办人庚', role: 'department', department } as const
    await doNow(desk, partId, agent, 'accept', {})
    await doNow(desk, partId, agent, 'dispatch', { department })
    await doNow(desk, partId, worker, 'sign', {})
    const look = () =>
      desk.reveal({ ticketId: partId, actor: worker, fields: ['reporter'], reason: '联系诉求人' })
    expect(await look()).toMatchObject({ reporter: { name: '王丽华' } })
    const told = (await desk.get(partId, worker)).ticket.intake
    expect(told.maskedText).toContain('路灯')
    expect(told.maskedText).not.toContain('油烟')
    expect(told.maskedText).toHaveLength((await desk.get(partId, agent)).ticket.intake.maskedText.length)
    await doNow(desk, id, agent, 'edit', { confidential: true })
    await expect(look()).rejects.toMatchObject({ code: 'ERR_TICKET_ROLE' })
    expect((await desk.revealLog({ ticketId: partId }, supervisor))[0]).toMatchObject({ allowed: false })

    const kept = await desk.get(partId, worker)
    expect(kept.ticket).toMatchObject({ confidential: true, version: 5 })
    expect(kept.history.at(-1)).toMatchObject({ action: 'shareSecrecy', payload: { ticket: id } })
    expect(JSON.stringify(kept.ticket)).not.toContain('王*')
    expect((await desk.learning.cases({}, supervisor)).items).toMatchObject([{ status: 'declined' }])
    await doNow(desk, id, agent, 'edit', { confidential: false })
    expect((await desk.get(partId, worker)).ticket).toMatchObject({ confidential: false })
    await doNow(desk, id, agent, 'edit', { type: '举报' })
    expect((await desk.get(partId, worker)).ticket).toMatchObject({ type: '投诉', confidential: true })
  })
})
