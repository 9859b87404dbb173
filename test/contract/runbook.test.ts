import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ERROR_TABLE } from '../../src/shared/errors.ts'

const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8')

it('the runbook explains every error code with its HTTP status, and no other', () => {
  const rows = [...runbook.matchAll(/^\| (ERR_[A-Z_]+) \| (\d+) \| (.+) \|$/gm)].map(([, code, status]) => [
    code,
    Number(status),
  ])
  const table = Object.entries(ERROR_TABLE).map(([code, { status }]) => [code, status])
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(table))
})
