import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Compile } from 'typebox/compile'
import { OutcomesSchema } from '../../../src/api/schemas/ingest.ts'
import { ADMIN_TOKEN } from '../../support/fake-services.ts'
import { multipart } from '../../support/multipart.ts'
import { expectProblem } from '../../support/problem.ts'
import { readEvents } from '../../support/sse.ts'
import { makeTestApp, type TestApp } from '../../support/test-app.ts'

let test: TestApp

beforeAll(async () => {
  test = await makeTestApp()
})
afterAll(() => test.app.close())

const admin = { authorization: `Bearer ${ADMIN_TOKEN}` }

describe('POST /api/v1/documents', () => {
  const upload = (
    files: { name: string; content: string | Uint8Array }[],
    headers: Record<string, string> = admin,
  ) => {
    const form = multipart(files)
    return test.app.inject({
      method: 'POST',
      url: '/api/v1/documents',
      payload: form.body,
      headers: { ...form.headers, ...headers },
    })
  }

  it('takes several files and tells how each fared, warnings included', async () => {
    const response = await upload([
      { name: '通知.txt', content: '第一条' },
      { name: 'empty.txt', content: '' },
    ])
    expect(response.statusCode).toBe(200)
    expect(Compile(OutcomesSchema).Errors(response.json())).toEqual([])
    expect(response.json()).toMatchObject({
      outcomes: [
        { path: '通知.txt', outcome: 'created', warnings: [{ code: 'OUTLINE_NOT_MONOTONE' }] },
        { path: 'empty.txt', outcome: 'failed', code: 'ERR_FILE_EMPTY', reason: '文件是空的' },
      ],
    })
  })

  it('is a problem with the reason when every file fails', async () => {
    const response = await upload([{ name: 'empty.txt', content: '' }])
    expect(expectProblem(response, 'ERR_FILE_EMPTY')).toBe('文件是空的')
    expect(response.json()).toMatchObject({ outcomes: [{ outcome: 'failed' }] })
  })

  it('reads nothing without the token', async () => {
    const before = test.services.uploads.length
    expectProblem(await upload([{ name: 'a.txt', content: '文' }], {}), 'ERR_UNAUTHORIZED')
    expectProblem(
      await upload([{ name: 'a.txt', content: '文' }], { authorization: 'Basic abc' }),
      'ERR_UNAUTHORIZED',
    )
    expect(test.services.uploads).toHaveLength(before)
  })

  it('refuses a file above the limit', async () => {
    expectProblem(
      await upload([{ name: 'big.txt', content: 'a'.repeat(1024 * 1024 + 1) }]),
      'ERR_FILE_TOO_LARGE',
    )
  })

  it('refuses a form without files, and a body that is no form', async () => {
    expectProblem(await upload([]), 'ERR_INPUT_INVALID')
    const json = await test.app.inject({
      method: 'POST',
      url: '/api/v1/documents',
      payload: {},
      headers: admin,
    })
    expectProblem(json, 'ERR_MEDIA_TYPE')
  })

  it('keeps the base name only', async () => {
    await upload([{ name: '../../etc/passwd', content: 'x' }])
    await upload([{ name: 'C:\\\\文件\\\\通知.txt', content: 'x' }])
    expect(test.services.uploads.slice(-2).map(({ name }) => name)).toEqual(['passwd', '通知.txt'])
  })
})

describe('POST /api/v1/ingest', () => {
  const ingest = (
    payload: object,
    options: { headers?: Record<string, string>; remoteAddress?: string } = {},
  ) => test.app.inject({ method: 'POST', url: '/api/v1/ingest', payload, headers: admin, ...options })

  it('streams one event a file and the whole at the end', async () => {
    const events = readEvents((await ingest({ paths: ['/data/a', '/data/b'] })).body)
    expect(events.map(({ event }) => event)).toEqual(['file', 'file', 'done'])
    expect(events[1]?.data).toMatchObject({
      done: 2,
      total: 2,
      outcome: { path: '/data/b', doc_ids: ['/data/b'] },
    })
    expect(test.services.ingested.at(-1)).toEqual(['/data/a', '/data/b'])
  })

  it('is only for this machine, and only with the token', async () => {
    const paths = ['/data/a']
    expectProblem(await ingest({ paths }, { remoteAddress: '192.0.2.7' }), 'ERR_FORBIDDEN')
    const behindProxy = { headers: { ...admin, 'x-forwarded-for': '192.0.2.7' } }
    expectProblem(await ingest({ paths }, behindProxy), 'ERR_FORBIDDEN')
    expectProblem(await ingest({ paths }, { headers: {} }), 'ERR_UNAUTHORIZED')
    expect((await ingest({ paths }, { remoteAddress: '::1' })).statusCode).toBe(200)
  })

  it('refuses a body without paths', async () => {
    expect(expectProblem(await ingest({ paths: [] }), 'ERR_INPUT_INVALID')).toContain('paths')
  })
})

describe('POST /api/v1/backup', () => {
  const backup = (
    payload: object,
    options: { headers?: Record<string, string>; remoteAddress?: string } = {},
  ) => test.app.inject({ method: 'POST', url: '/api/v1/backup', payload, headers: admin, ...options })

  it('writes where it is told, for this machine and the token only', async () => {
    const file = '/data/backup.tar.gz'
    expectProblem(await backup({ file }, { headers: {} }), 'ERR_UNAUTHORIZED')
    expectProblem(await backup({ file }, { remoteAddress: '192.0.2.7' }), 'ERR_FORBIDDEN')
    expectProblem(await backup({ file: 'relative.tar.gz' }), 'ERR_INPUT_INVALID')
    expect(test.services.backups).toEqual([])
    expect((await backup({ file })).statusCode).toBe(201)
    expect(test.services.backups).toEqual([file])
  })
})
