import { readFile } from 'node:fs/promises'
import { Validator } from '@seriousme/openapi-schema-validator'
import { beforeAll, describe, expect, it } from 'vitest'
import { describeApi } from '../../support/openapi.ts'

interface Operation {
  summary?: string
  tags?: string[]
  security?: object[]
  responses: Record<string, { content?: Record<string, object> }>
}

let text: string
let paths: Record<string, Record<string, Operation>>

beforeAll(async () => {
  text = await describeApi()
  paths = (JSON.parse(text) as { paths: typeof paths }).paths
})

const operations = () =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
    ),
  )

describe('the OpenAPI document', () => {
  it('is valid', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(text) as Record<string, unknown>)
    expect(errors ?? []).toEqual([])
    expect(valid).toBe(true)
  })

  it('is the one in docs/openapi.json (npm run openapi writes it)', async () => {
    expect(await readFile(new URL('../../../docs/openapi.json', import.meta.url), 'utf8')).toBe(text)
  })

  it('holds every route', () => {
    expect(
      operations()
        .map(([name]) => name)
        .sort(),
    ).toEqual([
      'DELETE /api/v1/documents/{id}',
      'DELETE /api/v1/session',
      'GET /api/v1/answers/{id}',
      'GET /api/v1/answers/{id}/nearest',
      'GET /api/v1/audit/reveals',
      'GET /api/v1/city',
      'GET /api/v1/dispatch-orders',
      'GET /api/v1/dispatch-orders/{id}',
      'GET /api/v1/documents',
      'GET /api/v1/documents/{id}',
      'GET /api/v1/documents/{id}/original',
      'GET /api/v1/documents/{id}/text',
      'GET /api/v1/examples',
      'GET /api/v1/insights/brief',
      'GET /api/v1/insights/drift',
      'GET /api/v1/insights/hot-spots',
      'GET /api/v1/insights/quality',
      'GET /api/v1/insights/statistics',
      'GET /api/v1/learning/cases',
      'GET /api/v1/learning/retrainings',
      'GET /api/v1/service-items',
      'GET /api/v1/service-items/{id}',
      'GET /api/v1/session',
      'GET /api/v1/status',
      'GET /api/v1/tickets',
      'GET /api/v1/tickets/export',
      'GET /api/v1/tickets/{id}',
      'GET /api/v1/tickets/{id}/similar',
      'GET /healthz',
      'GET /metrics',
      'GET /readyz',
      'POST /api/v1/answers',
      'POST /api/v1/answers/{id}/feedback',
      'POST /api/v1/backup',
      'POST /api/v1/dispatch-orders/{id}/confirm',
      'POST /api/v1/documents',
      'POST /api/v1/ingest',
      'POST /api/v1/learning/cases/{id}/review',
      'POST /api/v1/learning/retrainings',
      'POST /api/v1/search',
      'POST /api/v1/session',
      'POST /api/v1/tickets',
      'POST /api/v1/tickets/import',
      'POST /api/v1/tickets/{id}/actions',
      'POST /api/v1/tickets/{id}/draft',
      'POST /api/v1/tickets/{id}/reveal',
      'PUT /api/v1/session/password',
    ])
  })

  it('says in Chinese what each does, and that errors are problems', () => {
    for (const [name, { summary, tags, responses }] of operations()) {
      expect(summary, name).toMatch(/[\u4e00-\u9fff]/)
      expect(tags, name).toHaveLength(1)
      for (const [status, { content }] of Object.entries(responses)) {
        if (Number(status) >= 400 && name !== 'GET /readyz')
          expect(content, name).toHaveProperty(['application/problem+json'])
      }
    }
  })

  const guardedBy = (...schemes: string[]) =>
    operations()
      .filter(
        ([, { security = [] }]) => security.flatMap((one) => Object.keys(one)).join() === schemes.join(),
      )
      .map(([name]) => name)
      .sort()

  it('marks exactly what writes to the library as needing the token', () => {
    expect(guardedBy('adminToken')).toEqual([
      'DELETE /api/v1/documents/{id}',
      'POST /api/v1/backup',
      'POST /api/v1/documents',
      'POST /api/v1/ingest',
    ])
  })

  it('marks everything of the desk as needing a session or the token', () => {
    const desk = /\/(city|tickets|dispatch-orders|insights|learning|audit)/
    const named = operations().flatMap(([name]) => (desk.test(name) ? [name] : []))
    expect(guardedBy('session', 'adminToken')).toEqual(named.sort())
    expect(named.length).toBeGreaterThan(15)
  })
})
