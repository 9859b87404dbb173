import { expect } from 'vitest'
import { ERROR_TABLE, type ErrorCode } from '../../src/shared/errors.ts'

interface Answered {
  statusCode: number
  headers: Record<string, unknown>
  body: string
}

/** Asserts an RFC 9457 answer with this code and its status; returns the detail. */
export function expectProblem(response: Answered, code: ErrorCode): string {
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/)
  const problem = JSON.parse(response.body) as Record<string, unknown>
  expect(problem).toMatchObject({ code, title: ERROR_TABLE[code].title, status: ERROR_TABLE[code].status })
  expect(response.statusCode).toBe(ERROR_TABLE[code].status)
  expect(problem.type).toBe(`urn:huida:error:${code}`)
  expect(problem.instance).toBe(response.headers['x-request-id'])
  expect(problem.detail).toMatch(/[\u4e00-\u9fff]/)
  return String(problem.detail)
}
