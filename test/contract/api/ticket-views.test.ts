import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '../../../src/accounts/types.ts'
import { makeDeskClient, type Detail } from '../../support/desk-client.ts'
import { DEPARTMENT, sessionOf } from '../../support/fake-accounts.ts'
import { expectProblem } from '../../support/problem.ts'
import { makeTestApp, type TestApp } from '../../support/test-app.ts'

let test: TestApp

beforeEach(async () => {
  test = await makeTestApp()
})
afterEach(() => test.app.close())

const { get, post, create, act } = makeDeskClient(() => test)

describe('what a ticket is seen with', () => {
  it('is a draft with another department, stored nowhere', async () => {
    const { id } = await create()
    const content = { cause: '起因。', course: '经过。', demand: '诉求。' }
    const response = await post(`/tickets/${id}/draft`, { department: '市公安局', content })
    expect(response.json()).toMatchObject({ lead: '市公安局', content })
    const { sources } = response.json<{ sources: { sentence: string; from: string }[] }>()
    expect(sources).toContainEqual(expect.objectContaining({ sentence: '诉求。', from: 'person' }))
    expect((await get(`/tickets/${id}`)).json<Detail>().ticket.order).toBeNull()
    expectProblem(await post(`/tickets/${id}/draft`, { lead: '市公安局' }), 'ERR_INPUT_INVALID')
  })

  it('is the order: a draft before dispatch, the confirmed one after', async () => {
    const { id } = await create()
    await act(id, { action: 'accept', version: 1 })
    expect((await get(`/dispatch-orders/${id}`)).json()).toMatchObject({ status: 'draft', version: 2 })
    expect((await get('/dispatch-orders')).json()).toMatchObject({ total: 1 })
    await act(id, { action: 'dispatch', version: 2, payload: { department: DEPARTMENT } })
    expect((await get(`/dispatch-orders/${id}`)).json()).toMatchObject({ status: 'confirmed', state: '已派' })
    expect((await get('/dispatch-orders')).json()).toMatchObject({ total: 0 })
    expect((await get('/dispatch-orders?status=confirmed')).json()).toMatchObject({ total: 1 })
  })

  it('is where a duty comes from, with each suggestion', async () => {
    const { id } = await create()
    const detail = (await get(`/tickets/${id}`)).json<{ ticket: { advice: { suggestions: object[] } } }>()
    expect(detail.ticket.advice.suggestions[0]).toMatchObject({
      basis: [{ source: 'departments.yaml', quote: '查处占道经营、餐饮油烟', document: '三定' }],
    })
  })

  it('is similar tickets with the reason', async () => {
    const { id } = await create()
    const { items } = (await get(`/tickets/${id}/similar?limit=3`)).json<{ items: object[] }>()
    expect(items).toMatchObject([{ same_event: true, reported_at: '2026-03-01T12:00:00Z' }])
  })

  it('is personal data, for a reason, on the record, kept by no cache', async () => {
    const { id } = await create()
    const look = (payload: object, role: Role = 'agent') => post(`/tickets/${id}/reveal`, payload, {}, role)
    const response = await look({ fields: ['text', 'reporter'], reason: '回拨核实地址' })
    expect(response.json()).toMatchObject({ text: expect.stringContaining('13800138000') as string })
    expect(response.headers['cache-control']).toBe('no-store')
    expectProblem(await look({ fields: ['text'] }), 'ERR_INPUT_INVALID')
    expectProblem(await look({ fields: [], reason: '核实' }), 'ERR_INPUT_INVALID')
    expectProblem(await look({ fields: ['phone'], reason: '核实' }), 'ERR_INPUT_INVALID')
    expectProblem(await get('/audit/reveals'), 'ERR_FORBIDDEN')
    const log = await get(`/audit/reveals?ticket_id=${id}`, 'supervisor')
    expect(log.json()).toMatchObject({
      items: [{ ticket_id: id, actor: { name: '坐席甲' }, reason: '回拨核实地址', allowed: true }],
    })
  })
})

describe('tickets as CSV', () => {
  const send = (payload: string | Buffer, type: string) =>
    test.app.inject({
      method: 'POST',
      url: '/api/v1/tickets/import',
      payload,
      headers: { 'content-type': type, ...sessionOf('agent') },
    })

  it('go out as a file', async () => {
    const response = await get('/tickets/export?state=受理')
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(response.headers['content-disposition']).toBe('attachment; filename="tickets.csv"')
    expect(response.body.charCodeAt(0)).toBe(0xfeff)
  })

  it('come in as bytes, each line with its fate', async () => {
    const bytes = Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x0a, 0x00])
    const response = await send(bytes, 'text/csv')
    expect(response.json()).toMatchObject({
      created: [{ line: 2 }],
      failed: [{ line: 3, reason: '没有诉求内容' }],
    })
    expect(Buffer.from(test.services.desk.imported[0]!).equals(bytes)).toBe(true)
    expectProblem(await send('', 'text/csv'), 'ERR_INPUT_INVALID')
    expectProblem(await send('a,b', 'text/plain'), 'ERR_MEDIA_TYPE')
    expectProblem(await send('{}', 'application/json'), 'ERR_MEDIA_TYPE')
  })
})

describe('the city', () => {
  it('is what the desk offers to choose from', async () => {
    expect((await get('/city')).json()).toMatchObject({
      departments: [{ short: DEPARTMENT }, {}, {}],
      categories: [{ name: '城市管理', children: [{ children: [{ name: '占道经营', children: [] }] }] }],
      special_limits: ['噪声投诉'],
    })
    expectProblem(await test.app.inject('/api/v1/city'), 'ERR_UNAUTHORIZED')
  })
})
