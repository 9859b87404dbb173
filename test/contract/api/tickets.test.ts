import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ADMIN_TOKEN } from '../../support/fake-services.ts'
import { makeDeskClient, type Detail } from '../../support/desk-client.ts'
import { DEPARTMENT, sessionOf } from '../../support/fake-accounts.ts'
import { CALL } from '../../support/fake-ticket.ts'
import { expectProblem } from '../../support/problem.ts'
import { makeTestApp, type TestApp } from '../../support/test-app.ts'

let test: TestApp

beforeEach(async () => {
  test = await makeTestApp()
})
afterEach(() => test.app.close())

const { key, get, post, create, act } = makeDeskClient(() => test)

describe('tickets', () => {
  it('are taken in masked, with intake, advice and what may be done', async () => {
    const response = await post('/tickets', { text: CALL, channel: '电话', reporter: { name: '王某' } })
    expect(response.statusCode).toBe(201)
    expect(response.body).not.toContain('13800138000')
    expect(response.json()).toMatchObject({
      ticket: {
        version: 1,
        state: '受理',
        intake: { masked_text: expect.stringContaining('［手机号］') as string, pii: [{ kind: '手机号' }] },
        advice: { status: 'suggested', suggestions: [{ department: DEPARTMENT, confidence: 0.91 }, {}, {}] },
        next_due: { name: '派单' },
      },
      history: [{ action: 'create', to: '受理', actor: { name: '坐席甲', role: 'agent' } }],
    })
    expect(response.json<Detail>().actions.map(({ action }) => action)).toContain('accept')
  })

  it('are made once for one key', async () => {
    const headers = { 'idempotency-key': 'same' }
    const first = await post('/tickets', { text: CALL }, headers)
    const second = await post('/tickets', { text: CALL }, headers)
    expect(second.json<Detail>().ticket.id).toBe(first.json<Detail>().ticket.id)
    expect(test.services.desk.tickets.size).toBe(1)
  })

  it.each([
    ['nobody', {}, 'ERR_UNAUTHORIZED'],
    ['a forged session', { cookie: 'huida_session=x' }, 'ERR_UNAUTHORIZED'],
    ['another site', { ...sessionOf('agent'), origin: 'https://evil.example' }, 'ERR_FORBIDDEN'],
    ['a department', sessionOf('department'), 'ERR_FORBIDDEN'],
  ] as const)('are not taken in from %s', async (_name, headers, code) => {
    const payload = { text: CALL }
    const url = '/api/v1/tickets'
    expectProblem(
      await test.app.inject({ method: 'POST', url, payload, headers: { ...key(), ...headers } }),
      code,
    )
  })

  it('are taken in from a program with the admin token', async () => {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, ...key() }
    const response = await test.app.inject({
      method: 'POST',
      url: '/api/v1/tickets',
      payload: { text: CALL, id: 'T-1' },
      headers,
    })
    expect(response.json()).toMatchObject({ ticket: { source_id: 'T-1', created_by: '管理令牌' } })
  })

  it('are moved by a program only in the name of a person', async () => {
    const { id } = await create()
    const send = (headers: object) =>
      test.app.inject({
        method: 'POST',
        url: `/api/v1/tickets/${id}/actions`,
        payload: { action: 'accept', version: 1 },
        headers: { authorization: `Bearer ${ADMIN_TOKEN}`, ...key(), ...headers },
      })
    expect(expectProblem(await send({}), 'ERR_TICKET_ROLE')).toContain('Huida-Person')
    expectProblem(await send({ 'huida-person': '%E4%BD' }), 'ERR_INPUT_INVALID')
    const done = await send({ 'huida-person': encodeURIComponent('李明') })
    expect(done.json<Detail>().history.at(-1)).toMatchObject({ action: 'accept', actor: { name: '李明' } })
  })

  it.each<[string, object, string]>([
    ['no text', {}, 'text'],
    ['an empty text', { text: '' }, 'text'],
    ['too long a text', { text: '长'.repeat(10_001) }, 'text'],
    ['a time that is none', { text: CALL, reported_at: 'yesterday' }, 'reported_at'],
    ['an unknown field', { text: CALL, state: '办结' }, 'state'],
    ['a reporter with more', { text: CALL, reporter: { age: '3' } }, 'age'],
  ])('refuse %s', async (_name, payload, field) => {
    expect(expectProblem(await post('/tickets', payload), 'ERR_INPUT_INVALID')).toContain(field)
  })

  it('need a key for every change', async () => {
    const url = '/api/v1/tickets'
    const headers = sessionOf('agent')
    const response = await test.app.inject({ method: 'POST', url, payload: { text: CALL }, headers })
    expect(expectProblem(response, 'ERR_INPUT_INVALID')).toContain('idempotency-key')
  })

  it('are listed with filters, which know their words', async () => {
    const { id } = await create()
    await create('楼上着火了，快来人')
    const page = await get('/tickets?urgency=特急,紧急&state=受理,待派&text=着火&sort=deadline&limit=5')
    expect(page.json()).toMatchObject({
      total: 1,
      items: [{ urgency: '特急', suggestion: { confidence: 0.91 } }],
    })
    expect(test.services.desk.queried.at(-1)).toEqual({
      urgency: ['特急', '紧急'],
      state: ['受理', '待派'],
      text: '着火',
      sort: 'deadline',
      limit: 5,
    })
    expect(page.body).not.toContain('masked_text')
    expect((await get(`/tickets?text=${id}`)).json()).toMatchObject({ total: 1 })
    for (const query of [
      'state=新建',
      'urgency=急',
      'warning=late',
      'limit=0',
      'limit=201',
      'from=now',
      'q=x',
    ])
      expectProblem(await get(`/tickets?${query}`), 'ERR_INPUT_INVALID')
  })

  it('are worked from confirmation to return and redispatch, by the roles that may', async () => {
    const { id } = await create()
    const accepted = (await act(id, { action: 'accept', version: 1 })).json<Detail>()
    expect(accepted.ticket).toMatchObject({ state: '待派', version: 2 })
    const payload = { department: DEPARTMENT, co_departments: ['市公安局'] }
    const sent = await act(id, { action: 'dispatch', version: 2, payload })
    expect(sent.json()).toMatchObject({
      replayed: false,
      ticket: {
        state: '已派',
        assignment: { lead: DEPARTMENT, co_departments: ['市公安局'], confirmed_by: '坐席甲' },
        order: {
          lead: DEPARTMENT,
          reply_requirements: expect.arrayContaining([expect.stringContaining('办结')]) as string[],
        },
      },
    })
    expect((await act(id, { action: 'sign', version: 3 }, 'department')).statusCode).toBe(200)
    const returned = {
      action: 'return',
      version: 4,
      reason: '不属于本单位',
      payload: { basis: '三定', suggested: '市公安局' },
    }
    expect((await act(id, returned, 'department')).json()).toMatchObject({
      ticket: { state: '退单审核', pending_return: { reason: '不属于本单位', suggested: '市公安局' } },
    })
    expectProblem(await act(id, { action: 'approveReturn', version: 5 }), 'ERR_TICKET_ROLE')
    const approved = await act(id, { action: 'approveReturn', version: 5 }, 'supervisor')
    expect(approved.json<Detail>().ticket.state).toBe('改派')
    const confirmed = await post(`/dispatch-orders/${id}/confirm`, {
      department: '市公安局',
      version: 6,
      reason: '退单后改派',
    })
    expect(confirmed.json()).toMatchObject({ ticket: { state: '已派', assignment: { lead: '市公安局' } } })
    expect(confirmed.json<Detail>().history.map(({ action }) => action)).toEqual([
      'create',
      'accept',
      'dispatch',
      'sign',
      'return',
      'approveReturn',
      'redispatch',
    ])
  })

  it('are split: what is named goes to tickets of its own', async () => {
    const { id } = await create(`${CALL}门口路灯坏了三天，请修好路灯。`)
    const payload = { parts: [{ demands: [1] }] }
    const { ticket } = (await act(id, { action: 'split', version: 1, payload })).json<{
      ticket: { demands: object[]; split_into: string[] }
    }>()
    expect(ticket).toMatchObject({ demands: [{ text: '查处油烟扰民' }], split_into: [expect.any(String)] })
    expect((await get(`/tickets/${ticket.split_into[0]}`)).json()).toMatchObject({
      ticket: { split_from: id, demands: [{ text: '修好路灯' }] },
      history: [{ action: 'splitOff', label: '由拆分生成' }],
    })
    const again = await act(id, { action: 'split', version: 2, payload })
    expectProblem(again, 'ERR_TICKET_LIMIT')
    expectProblem(await act(id, { action: 'split', version: 2, payload: {} }), 'ERR_INPUT_INVALID')
  })

  it('are edited in the words of the API', async () => {
    const { id } = await create()
    const payload = { title: '改过的标题', event_time: '昨晚', demands: [{ text: '查处', department: null }] }
    const response = await act(id, { action: 'edit', version: 1, payload })
    expect(response.json()).toMatchObject({ ticket: { version: 2, title: '改过的标题', event_time: '昨晚' } })
  })

  it('are not done twice for one key, and not over a newer version', async () => {
    const { id } = await create()
    const headers = { 'idempotency-key': 'once' }
    const body = { action: 'accept', version: 1 }
    expect((await act(id, body, 'agent', headers)).json()).toMatchObject({ replayed: false })
    const again = await act(id, body, 'agent', headers)
    expect(again.json()).toMatchObject({ replayed: true, ticket: { version: 2 } })
    const stale = await act(id, { action: 'dispatch', version: 1, payload: { department: DEPARTMENT } })
    expectProblem(stale, 'ERR_STORE_CONFLICT')
    expectProblem(await act(id, { action: 'close', version: 2 }), 'ERR_TICKET_STATE')
    expectProblem(await act(id, { action: 'sign', version: 2 }), 'ERR_TICKET_ROLE')
  })

  it.each<[string, object, string]>([
    ['no action', { version: 1 }, 'action'],
    ['an unknown action', { action: 'delete', version: 1 }, 'action'],
    ['no version', { action: 'accept' }, 'version'],
    ['a version of 0', { action: 'accept', version: 0 }, 'version'],
    [
      'a payload that is not its own',
      { action: 'accept', version: 1, payload: { department: DEPARTMENT } },
      'department',
    ],
    [
      'a dispatch to nobody',
      { action: 'dispatch', version: 1, payload: { department: '' } },
      'payload.department',
    ],
    [
      'a title too long',
      { action: 'edit', version: 1, payload: { title: '长'.repeat(41) } },
      'payload.title',
    ],
    ['a key in camel case', { action: 'edit', version: 1, payload: { eventTime: '昨晚' } }, 'eventTime'],
    ['a dispatch without a payload', { action: 'dispatch', version: 1 }, 'payload'],
    ['a list', [], '请求内容'],
  ])('refuse %s', async (_name, body, field) => {
    const { id } = await create()
    expect(expectProblem(await act(id, body), 'ERR_INPUT_INVALID')).toContain(field)
    expect(test.services.desk.tickets.get(id)?.ticket.version).toBe(1)
  })

  it.each(['/tickets/nope', '/tickets/nope/similar', '/dispatch-orders/nope'])('know no %s', async (path) => {
    expectProblem(await get(path), 'ERR_NOT_FOUND')
  })
})
