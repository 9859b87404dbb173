import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Compile } from 'typebox/compile'
import { buildApp } from '../../../src/api/app.ts'
import { ExamplesSchema, StatusSchema } from '../../../src/api/schemas/status.ts'
import { loadConfig } from '../../../src/config/index.ts'
import { createLogger } from '../../../src/logging.ts'
import { ADMIN_TOKEN, makeFakeServices } from '../../support/fake-services.ts'
import { expectProblem } from '../../support/problem.ts'
import { makeTestApp, type TestApp } from '../../support/test-app.ts'

let test: TestApp

beforeAll(async () => {
  test = await makeTestApp()
})
afterAll(() => test.app.close())

const get = (url: string) => test.app.inject(url)

describe('search', () => {
  const search = (payload: object) => test.app.inject({ method: 'POST', url: '/api/v1/search', payload })

  it('returns passages with scores, as many as asked for', async () => {
    const result = (await search({ query: '民宿', limit: 2 })).json<{ passages: object[] }>()
    expect(result).toMatchObject({ query: '民宿', dense: false, terms: [{ term: '民宿', weight: 1 }] })
    expect(result.passages).toHaveLength(2)
  })

  it.each([
    { query: '' },
    { query: ' ' },
    { query: '民宿', limit: 51 },
    { query: '民宿', limit: '3' },
    { q: '民宿' },
  ])('refuses %j', async (payload) => {
    expectProblem(await search(payload), 'ERR_INPUT_INVALID')
  })
})

describe('the page', () => {
  it.each([
    ['/library', 'library.html'],
    ['/library?q=x', 'library.html?q=x'],
    ['/library/', '../library.html'],
  ])('leads from %s to %s', async (address, target) => {
    const response = await get(address)
    expect([response.statusCode, response.headers.location]).toEqual([302, target])
  })
})

describe('status and probes', () => {
  it('tells the page what there is', async () => {
    const status: unknown = (await get('/api/v1/status')).json()
    expect(Compile(StatusSchema).Errors(status)).toEqual([])
    expect(status).toMatchObject({ documents: 1, embedder: null, sample_library: true, hotline: '12345' })
  })

  it('takes example questions from the library', async () => {
    const examples: unknown = (await get('/api/v1/examples')).json()
    expect(Compile(ExamplesSchema).Errors(examples)).toEqual([])
    expect(examples).toEqual({ questions: ['民宿奖励的标准是什么？'] })
  })

  it('is alive, and ready only when the services are', async () => {
    expect((await get('/healthz')).json()).toEqual({ status: 'ok' })
    expect((await get('/readyz')).statusCode).toBe(200)
    test.services.readinessValue.ready = false
    const response = await get('/readyz')
    expect(response.statusCode).toBe(503)
    expect(response.json()).toMatchObject({ ready: false })
    test.services.readinessValue.ready = true
  })

  it('counts answers by family and steps by time', async () => {
    const { app } = await makeTestApp()
    for (const question of ['民宿奖励', '天气']) {
      await app.inject({ method: 'POST', url: '/api/v1/answers', payload: { question } })
    }
    const metrics = await app.inject('/metrics')
    expect(metrics.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/)
    expect(metrics.body).toContain(
      'huida_answers_total{family="answered",status="answered",composer="extractive"} 1',
    )
    expect(metrics.body).toContain(
      'huida_answers_total{family="unanswerable",status="unanswerable_no_evidence",composer="none"} 1',
    )
    expect(metrics.body).toContain('huida_answer_step_seconds_count{step="retrieve"} 2')
    expect(metrics.body).toContain('huida_library{of="documents"} 1')
    expect(metrics.body).toContain('route="/api/v1/answers",status="200"')
    await app.close()
  })
})

describe('every answer', () => {
  it.each(['/', '/api/v1/status', '/nope', '/docs'])('carries the security headers: %s', async (url) => {
    const { headers } = await get(url)
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(policy).not.toContain('http')
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
  })

  it('knows what is not there and what may not be done', async () => {
    expectProblem(await get('/nope'), 'ERR_NOT_FOUND')
    expectProblem(await get('/api/v1/nope'), 'ERR_NOT_FOUND')
    expectProblem(await get('/../package.json'), 'ERR_NOT_FOUND')
    for (const [method, url, allow] of [
      ['PUT', '/api/v1/answers', 'POST'],
      ['POST', '/api/v1/documents/x', 'DELETE, GET, HEAD'],
      ['PATCH', '/api/v1/documents', 'GET, HEAD, POST'],
      ['POST', '/healthz', 'GET, HEAD'],
    ] as const) {
      const response = await test.app.inject({ method, url, payload: {} })
      expectProblem(response, 'ERR_METHOD_NOT_ALLOWED')
      expect(response.headers.allow).toBe(allow)
    }
  })

  it('refuses addresses that are none', async () => {
    expectProblem(await get('/api/v1/answers/%zz'), 'ERR_INPUT_INVALID')
    expectProblem(await get(`/api/v1/answers/${'a'.repeat(401)}`), 'ERR_INPUT_INVALID')
    expectProblem(await get('/api/v1/answers/%00'), 'ERR_INPUT_INVALID')
  })
})

describe('limits', () => {
  it('refuses an address that asks too often, never the administrator, never a probe', async () => {
    const { app } = await makeTestApp({ HUIDA_RATE_LIMIT: '3' })
    const status = (headers: Record<string, string> = {}) => app.inject({ url: '/api/v1/status', headers })
    for (let n = 0; n < 3; n++) expect((await status()).statusCode).toBe(200)
    const refused = await status()
    expectProblem(refused, 'ERR_RATE_LIMITED')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await status({ 'x-forwarded-for': '192.0.2.1' })).statusCode).toBe(200)
    expect((await status({ authorization: `Bearer ${ADMIN_TOKEN}` })).statusCode).toBe(200)
    for (let n = 0; n < 5; n++) expect((await app.inject('/healthz')).statusCode).toBe(200)
    await app.close()
  })
})

describe('the log', () => {
  it('never holds a question, a comment, a query or a token', async () => {
    const lines: string[] = []
    const stream = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk))
        done()
      },
    })
    const services = makeFakeServices()
    const config = loadConfig({ HUIDA_MAX_LOOP_DELAY_MS: '0' }, '/nonexistent')
    const app = await buildApp(services, config, createLogger('debug', stream))
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
    const { id } = (
      await app.inject({
        method: 'POST',
        url: '/api/v1/answers',
        payload: { question: '民宿甲秘密' },
        headers,
      })
    ).json<{ id: string }>()
    await app.inject({
      method: 'POST',
      url: `/api/v1/answers/${id}/feedback`,
      payload: { verdict: 'wrong', comment: '丙秘密' },
    })
    await app.inject({ url: `/api/v1/documents?q=${encodeURIComponent('乙秘密')}`, headers })
    services.respond = () => Promise.reject(new Error('boom'))
    await app.inject({ method: 'POST', url: '/api/v1/answers', payload: { question: '丁秘密' }, headers })
    await app.close()
    const log = lines.join('')
    expect(log).toContain('"path":"/api/v1/answers","status":200')
    expect(log).toContain('boom')
    expect(log).not.toContain('秘密')
    expect(log).not.toContain(encodeURIComponent('乙'))
    expect(log).not.toContain(ADMIN_TOKEN)
  })
})
