import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InjectOptions } from 'fastify'
import { sessionOf } from '../support/fake-accounts.ts'
import { ADMIN_TOKEN } from '../support/fake-services.ts'
import { makeTestApp, type TestApp } from '../support/test-app.ts'

/** Runs a property; 300 requests each unless told otherwise. */
const RUNS = { numRuns: 300 }
const PROBLEM = /^application\/problem\+json/

let test: TestApp

beforeAll(async () => {
  test = await makeTestApp()
})
afterAll(() => test.app.close())

/** Whatever comes in: no crash, no 5xx, and a refusal is a problem with a code. */
async function expectCivil(request: InjectOptions): Promise<void> {
  const response = await test.app.inject(request)
  expect(response.statusCode, `${request.method} ${String(request.url)}: ${response.body}`).toBeLessThan(500)
  if (response.statusCode < 400 || request.method === 'HEAD') return
  expect(response.headers['content-type']).toMatch(PROBLEM)
  expect(response.json()).toMatchObject({
    code: expect.stringMatching(/^ERR_/) as string,
    status: response.statusCode,
  })
}

const paths = [
  '/api/v1/answers',
  '/api/v1/answers/answer-1',
  '/api/v1/answers/answer-1/feedback',
  '/api/v1/search',
  '/api/v1/documents',
  '/api/v1/documents/lodging',
  '/api/v1/documents/lodging/text',
  '/api/v1/documents/lodging/original',
  '/api/v1/ingest',
  '/api/v1/backup',
  '/api/v1/status',
  '/api/v1/session',
  '/api/v1/session/password',
  '/api/v1/tickets',
  '/api/v1/tickets/YH202603020001',
  '/api/v1/tickets/YH202603020001/actions',
  '/api/v1/tickets/YH202603020001/draft',
  '/api/v1/tickets/YH202603020001/reveal',
  '/api/v1/tickets/import',
  '/api/v1/dispatch-orders/YH202603020001/confirm',
  '/api/v1/insights/statistics',
  '/api/v1/learning/cases/C1/review',
  '/api/v1/desk',
  '/readyz',
  '/docs/json',
]
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 2100 }),
  fc.constantFrom(
    '',
    '\0',
    '\ud800',
    '../../etc/passwd',
    "' or 1=1 --",
    '<script>',
    '{{7*7}}',
    'a'.repeat(5000),
  ),
)
const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS')
const accept = fc.constantFrom('*/*', 'application/json', 'text/event-stream', 'nonsense')
const authorization = fc.constantFrom(
  '',
  `Bearer ${ADMIN_TOKEN}`,
  'Bearer',
  'Bearer a b',
  'Basic x',
  'Bearer \u007f',
)
const plausible = fc.record(
  {
    question: fc.oneof(anyText, fc.jsonValue()),
    history: fc.oneof(fc.array(fc.record({ role: anyText, content: fc.jsonValue() })), fc.jsonValue()),
    as_of: fc.oneof(fc.constantFrom('2026-02-30', '0000-01-01', '9999-12-31', 'today'), fc.jsonValue()),
    conversation_id: anyText,
    query: anyText,
    limit: fc.oneof(fc.integer(), fc.double(), anyText),
    verdict: fc.constantFrom('useful', 'wrong', 'x', null),
    comment: anyText,
    paths: fc.oneof(fc.array(anyText), fc.jsonValue()),
    file: anyText,
    text: anyText,
    action: fc.constantFrom('edit', 'accept', 'dispatch', 'reply', 'constructor', '__proto__', 3, null),
    version: fc.oneof(fc.integer(), fc.constant(1)),
    payload: fc.jsonValue(),
    department: anyText,
    fields: fc.array(anyText),
    reason: anyText,
    accept: fc.boolean(),
    login: anyText,
    password: anyText,
    __proto__: fc.jsonValue(),
  },
  { requiredKeys: [] },
)

describe('the API under malformed requests', () => {
  it('holds against any JSON on any route', async () => {
    const request = fc.record({
      method,
      url: fc.constantFrom(...paths),
      payload: fc.oneof(plausible, fc.jsonValue()),
      accept,
      authorization,
    })
    await fc.assert(
      fc.asyncProperty(request, async ({ method, url, payload, accept, authorization }) => {
        const body = method === 'GET' || method === 'HEAD' ? {} : { payload: JSON.stringify(payload) }
        await expectCivil({
          method: method as 'GET',
          url,
          headers: { 'content-type': 'application/json', accept, authorization, 'idempotency-key': 'k' },
          ...body,
        })
      }),
      RUNS,
    )
  })

  it('holds against bytes that are no JSON, under any media type', async () => {
    const media = fc.constantFrom(
      'application/json',
      'application/json; charset=utf-16',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'multipart/form-data; boundary=',
      'multipart/form-data; boundary=x',
      'application/xml',
      ';',
      '',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        media,
        fc.uint8Array({ maxLength: 2000 }),
        authorization,
        async (url, type, bytes, authorization) => {
          await expectCivil({
            method: 'POST',
            url,
            payload: Buffer.from(bytes),
            headers: { 'content-type': type, authorization },
          })
        },
      ),
      RUNS,
    )
  })

  it('holds against any address and query', async () => {
    const encoded = anyText.map((text) => encodeURIComponent(text.toWellFormed()))
    const raw = fc.string({ maxLength: 60 }).map((text) => text.replace(/[\s#\\]/g, '%'))
    const url = fc.oneof(
      encoded.map((id) => `/api/v1/documents/${id}`),
      encoded.map((id) => `/api/v1/documents/${id}/text?quote=${id}&anchor=${id}`),
      encoded.map((text) => `/api/v1/documents/lodging/text?quote=${text}&context=${text}`),
      encoded.map((id) => `/api/v1/tickets/${id}`),
      encoded.map((text) => `/api/v1/tickets?text=${text}&state=${text}&from=${text}&limit=${text}`),
      encoded.map((text) => `/api/v1/documents?q=${text}&limit=${text}&offset=-1`),
      raw.map((path) => `/${path}`),
      raw.map((query) => `/api/v1/documents?${query}`),
    )
    await fc.assert(
      fc.asyncProperty(url, async (address) => {
        await expectCivil({ method: 'GET', url: address, headers: sessionOf('supervisor') })
      }),
      RUNS,
    )
  })
})
