import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fakeAnswer } from '../../../test/support/fake-answer.ts'
import { ADMIN_TOKEN } from '../../../test/support/fake-services.ts'
import { makeTestApp, type TestApp } from '../../../test/support/test-app.ts'
import { HuidaError } from '../../shared/errors.ts'
import { remoteGateway } from './remote.ts'

let test: TestApp
let service: string

beforeEach(async () => {
  test = await makeTestApp()
  service = await test.app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(() => test.app.close())

const open = (token: string | null = ADMIN_TOKEN) =>
  remoteGateway(service, token, new AbortController().signal)

describe('remoteGateway', () => {
  it('asks and searches like the application itself', async () => {
    const request = {
      question: '民宿奖励',
      history: [{ role: 'user' as const, content: '问' }],
      asOf: '2025-06-01',
    }
    const answer = await open().answer(request)
    expect(answer).toEqual({ ...fakeAnswer(request), id: answer.id, conversation_id: answer.conversation_id })
    expect(test.services.asked).toEqual([request])
    expect(await open().nearest(answer)).toEqual({ passages: [], nearer: false })
    expect((await open().search('民宿', 2)).passages).toHaveLength(2)
    expect(await open().readiness()).toEqual(test.services.readinessValue)
  })

  it('ingests with progress for each file', async () => {
    const seen: [number, number, string][] = []
    const outcomes = await open().ingest(['/a', '/b'], (done, total, { path }) =>
      seen.push([done, total, path]),
    )
    expect(seen).toEqual([
      [1, 2, '/a'],
      [2, 2, '/b'],
    ])
    expect(outcomes.map(({ docIds }) => docIds)).toEqual([['/a'], ['/b']])
  })

  it('waits until the service has made the vectors', async () => {
    Object.assign(test.services.readinessValue, { embedder: 'bge@1', pendingEmbeddings: 5 })
    const seen: [number, number][] = []
    await open().embed((done, total) => {
      seen.push([done, total])
      test.services.readinessValue.pendingEmbeddings = 0
    })
    expect(seen).toEqual([
      [0, 5],
      [5, 5],
    ])
  })

  it('turns a problem back into the coded error', async () => {
    test.services.respond = () => Promise.reject(new HuidaError('ERR_TIMEOUT', '超过时限'))
    await expect(open().answer({ question: '民宿' })).rejects.toMatchObject({
      code: 'ERR_TIMEOUT',
      detail: '超过时限',
    })
    await expect(open(null).ingest(['/a'], () => undefined)).rejects.toMatchObject({
      code: 'ERR_UNAUTHORIZED',
    })
    test.services.ingestPaths = () => Promise.reject(new HuidaError('ERR_FILE_UNREADABLE', '无权读取'))
    await expect(open().ingest(['/a'], () => undefined)).rejects.toMatchObject({
      code: 'ERR_FILE_UNREADABLE',
    })
  })

  it('says that the service does not answer', async () => {
    await test.app.close()
    await expect(open().readiness()).rejects.toMatchObject({ code: 'ERR_STORE_LOCKED' })
  })
})
