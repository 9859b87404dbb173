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
      'GET /api/v1/answers/{id}',
      'GET /api/v1/documents',
      'GET /api/v1/documents/{id}',
      'GET /api/v1/documents/{id}/original',
      'GET /api/v1/documents/{id}/text',
      'GET /api/v1/examples',
      'GET /api/v1/service-items',
      'GET /api/v1/service-items/{id}',
      'GET /api/v1/status',
      'GET /healthz',
      'GET /metrics',
      'GET /readyz',
      'POST /api/v1/answers',
      'POST /api/v1/answers/{id}/feedback',
      'POST /api/v1/backup',
      'POST /api/v1/documents',
      'POST /api/v1/ingest',
      'POST /api/v1/search',
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

  it('marks exactly what writes to the library as needing the token', () => {
    const guarded = operations()
      .filter(([, { security }]) => security)
      .map(([name]) => name)
    expect(guarded.sort()).toEqual([
      'DELETE /api/v1/documents/{id}',
      'POST /api/v1/backup',
      'POST /api/v1/documents',
      'POST /api/v1/ingest',
    ])
  })
})
