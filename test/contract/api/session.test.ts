import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ADMIN_TOKEN } from '../../support/fake-services.ts'
import { PASSWORD, sessionOf } from '../../support/fake-accounts.ts'
import { expectProblem } from '../../support/problem.ts'
import { makeTestApp, type TestApp } from '../../support/test-app.ts'

let test: TestApp

beforeAll(async () => {
  test = await makeTestApp()
})
afterAll(() => test.app.close())

const url = '/api/v1/session'
const logIn = (payload: object, headers: Record<string, string> = {}) =>
  test.app.inject({ method: 'POST', url, payload, headers })

describe('a session', () => {
  it('is opened with a password, known by its cookie, and ended', async () => {
    const response = await logIn({ login: ' agent ', password: PASSWORD })
    expect(response.statusCode).toBe(200)
    expect(response.json()).toEqual({ login: 'agent', name: '坐席甲', role: 'agent', department: null })
    const [cookie] = response.cookies
    expect(cookie).toMatchObject({ name: 'huida_session', httpOnly: true, sameSite: 'Strict', path: '/' })
    expect(cookie?.maxAge).toBe(3600)
    const headers = { cookie: `huida_session=${cookie?.value}` }
    expect((await test.app.inject({ url, headers })).json()).toMatchObject({ login: 'agent' })
    const ended = await test.app.inject({ method: 'DELETE', url, headers })
    expect(ended.statusCode).toBe(204)
    expect(ended.cookies[0]).toMatchObject({ name: 'huida_session', value: '' })
  })

  it('travels by TLS only when it came by TLS', async () => {
    const secure = async (headers: Record<string, string>) =>
      (await logIn({ login: 'agent', password: PASSWORD }, headers)).cookies[0]?.secure
    expect(await secure({})).toBeUndefined()
    expect(await secure({ 'x-forwarded-proto': 'https' })).toBe(true)
  })

  it.each([{}, { cookie: 'huida_session=nobody' }, { cookie: 'huida_session=' }])(
    'is nobody’s without a cookie of ours: %j',
    async (headers) => {
      expect((await test.app.inject({ url, headers })).statusCode).toBe(204)
    },
  )

  it('is not needed with the admin token', async () => {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
    const city = '/api/v1/city'
    expect((await test.app.inject({ url: city, headers })).statusCode).toBe(200)
    const wrong = { authorization: 'Bearer wrong', ...sessionOf('agent') }
    expectProblem(await test.app.inject({ url: city, headers: wrong }), 'ERR_UNAUTHORIZED')
  })

  it.each([
    ['a wrong password', { login: 'agent', password: 'x' }, 'ERR_UNAUTHORIZED'],
    ['nobody', { login: 'nobody', password: PASSWORD }, 'ERR_UNAUTHORIZED'],
    ['no password', { login: 'agent' }, 'ERR_INPUT_INVALID'],
    ['another field', { login: 'agent', password: 'x', role: 'supervisor' }, 'ERR_INPUT_INVALID'],
  ] as const)('is refused to %s', async (_name, payload, code) => {
    const response = await logIn(payload)
    expectProblem(response, code)
    expect(response.cookies).toEqual([])
  })

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('is not opened for another site: %j', async (headers) => {
    expectProblem(await logIn({ login: 'agent', password: PASSWORD }, headers), 'ERR_FORBIDDEN')
  })

  it('changes its password for the one it had', async () => {
    const change = (payload: object, headers = {}) =>
      test.app.inject({ method: 'PUT', url: `${url}/password`, payload, headers })
    const next = 'another password'
    expectProblem(await change({ current: PASSWORD, next }), 'ERR_UNAUTHORIZED')
    const own = sessionOf('agent')
    expectProblem(await change({ current: 'x', next }, own), 'ERR_UNAUTHORIZED')
    expectProblem(await change({ current: PASSWORD, next: 'short' }, own), 'ERR_INPUT_INVALID')
    expect((await change({ current: PASSWORD, next }, own)).statusCode).toBe(200)
  })

  it('cannot be guessed at any speed', async () => {
    const { app } = await makeTestApp({ AUTH_LOGIN_LIMIT: '3' })
    const guess = () => app.inject({ method: 'POST', url, payload: { login: 'agent', password: 'x' } })
    for (let i = 0; i < 3; i++) expectProblem(await guess(), 'ERR_UNAUTHORIZED')
    expectProblem(await guess(), 'ERR_RATE_LIMITED')
    await app.close()
  })
})
