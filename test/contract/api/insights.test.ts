import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../../src/accounts/types.ts'
import { sessionOf } from '../../support/fake-accounts.ts'
import { expectProblem } from '../../support/problem.ts'
import { makeTestApp, type TestApp } from '../../support/test-app.ts'

let test: TestApp

beforeAll(async () => {
  test = await makeTestApp()
})
afterAll(() => test.app.close())

const RANGE = 'from=2026-02-01&to=2026-03-03'
const get = (path: string, role: Role) => test.app.inject({ url: `/api/v1${path}`, headers: sessionOf(role) })
const post = (path: string, payload: object, role: Role) =>
  test.app.inject({ method: 'POST', url: `/api/v1${path}`, payload, headers: sessionOf(role) })

describe('insights', () => {
  it('are numbers of a range, Chinese keys and all', async () => {
    expect((await get(`/insights/statistics?${RANGE}`, 'agent')).json()).toMatchObject({
      received: 42,
      by_state: { 受理: 0, 待派: 1 },
      by_urgency: { 特急: 1 },
      by_day: [{ day: '2026-03-01' }, {}],
      satisfaction_rate: null,
    })
    for (const query of ['', 'from=2026-02-01', 'from=x&to=y', `${RANGE}&by=day`])
      expectProblem(await get(`/insights/statistics?${query}`, 'agent'), 'ERR_INPUT_INVALID')
  })

  it('are hot spots with the tickets they rest on', async () => {
    const { hot_spots, alarms } = (await get('/insights/hot-spots?day=2026-03-02', 'agent')).json<{
      hot_spots: object[]
      alarms: object[]
    }>()
    expect(hot_spots).toMatchObject([{ count: 3, evidence: [{ id: 'YH202603010007' }, {}] }])
    expect(alarms).toMatchObject([{ observed: 9, q: 0.012, evidence: [{}, {}] }])
  })

  it('are a brief to download under its Chinese name', async () => {
    const response = await get('/insights/brief', 'agent')
    expect(response.headers['content-type']).toContain('wordprocessingml')
    expect(response.headers['content-disposition']).toContain(encodeURIComponent('未诉先办日报.docx'))
    expect(response.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })

  it.each(['/insights/hot-spots', '/insights/brief', `/insights/statistics?${RANGE}`])(
    'are not for departments: %s',
    async (path) => expectProblem(await get(path, 'department'), 'ERR_FORBIDDEN') as unknown as void,
  )

  it.each([
    `/insights/quality?${RANGE}`,
    `/insights/drift?${RANGE}`,
    '/learning/cases',
    '/learning/retrainings',
  ])('for supervisors only: %s', async (path) => {
    expectProblem(await get(path, 'agent'), 'ERR_FORBIDDEN')
    expect((await get(path, 'supervisor')).statusCode).toBe(200)
  })
})

describe('learning', () => {
  it('waits for consent, then trains and tells before and after', async () => {
    const pending = await get('/learning/cases?status=pending', 'supervisor')
    expect(pending.json()).toMatchObject({
      total: 1,
      items: [{ id: 'C1', kind: '更改', suggested: '市公安局', case: { department: '市城市管理局' } }],
    })
    const review = await post('/learning/cases/C1/review', { accept: true, note: '同意' }, 'supervisor')
    expect(review.json()).toMatchObject({ status: 'accepted', reviewed_by: '值班长乙', review_note: '同意' })
    expectProblem(await post('/learning/cases/C9/review', { accept: true }, 'supervisor'), 'ERR_NOT_FOUND')
    expectProblem(await post('/learning/cases/C1/review', {}, 'supervisor'), 'ERR_INPUT_INVALID')
    expectProblem(await post('/learning/cases/C1/review', { accept: true }, 'agent'), 'ERR_FORBIDDEN')
    const trained = await post('/learning/retrainings', {}, 'supervisor')
    expect(trained.statusCode).toBe(201)
    expect(trained.json()).toMatchObject({
      before: { top1: 0.9 },
      after: { calibration_error: 0.045 },
      promoted: true,
    })
    const { items } = (await get('/learning/retrainings', 'supervisor')).json<{ items: object[] }>()
    expect(items).toHaveLength(1)
  })
})
