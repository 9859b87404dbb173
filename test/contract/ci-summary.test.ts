import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'huida-summary-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const tests = (change = {}) => ({
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...change,
})
const suite = (name: string, gate: object[] = []) => ({ suite: name, gate })
const SHUT = suite('qa', [{ code: 'DROP', message: '变差' }])

interface Run {
  tests?: object | null
  statuses?: [tests: number, check: number, gate: number]
  suites?: object[] | null
}

function summarise({ tests: report = tests(), statuses = [0, 0, 0], suites = [suite('qa')] }: Run) {
  const [testsFile, gateFile] = [join(dir, 'tests.json'), join(dir, 'results.json')]
  if (report !== null) writeFileSync(testsFile, JSON.stringify(report))
  if (suites !== null) writeFileSync(gateFile, JSON.stringify({ suites }))
  const args = [testsFile, statuses[0], statuses[1], gateFile, statuses[2]].map(String)
  const { stdout, status } = spawnSync('node', ['scripts/ci/summary.mjs', ...args], { encoding: 'utf8' })
  return { lines: stdout.trim().split('\n'), status }
}

const FAILED_FILE = {
  name: 'a.test.ts',
  status: 'failed',
  assertionResults: [
    { status: 'passed', fullName: 'adds' },
    { status: 'failed', fullName: 'subtracts', failureMessages: ['expected 1 to be 2\n    at a.test.ts:3'] },
  ],
}

test.each<[string, Run, string]>([
  ['all is well', {}, '7 passed, 0 failed, 0 skipped → 0'],
  [
    'a test fails',
    { tests: tests({ numFailedTests: 1 }), statuses: [1, 0, 0] },
    '7 passed, 1 failed, 0 skipped → 1',
  ],
  ['a test is skipped', { tests: tests({ numPendingTests: 2 }) }, '7 passed, 0 failed, 2 skipped → 1'],
  [
    'a test file cannot run',
    { tests: tests({ testResults: [{ status: 'failed', assertionResults: [], name: 'x' }] }) },
    '7 passed, 1 failed, 0 skipped → 1',
  ],
  ['the tests crash', { tests: null, statuses: [1, 0, 0] }, '2 passed, 1 failed, 0 skipped → 1'],
  ['the check fails', { statuses: [0, 1, 0] }, '6 passed, 1 failed, 0 skipped → 1'],
  [
    'a suite stays shut',
    { suites: [SHUT, suite('b')], statuses: [0, 0, 1] },
    '7 passed, 1 failed, 0 skipped → 1',
  ],
  ['the gate breaks off', { suites: null, statuses: [0, 0, 1] }, '6 passed, 1 failed, 0 skipped → 1'],
  ['no suite ran', { suites: [] }, '6 passed, 1 failed, 0 skipped → 1'],
])('CI counts when %s', (_, run, line) => {
  const { lines, status } = summarise(run)
  expect(`${lines.at(-1)} → ${status}`).toBe(line)
})

test('CI names what failed right before the count', () => {
  const { lines } = summarise({
    tests: tests({ numFailedTests: 1, testResults: [FAILED_FILE] }),
    statuses: [1, 0, 1],
    suites: [SHUT],
  })
  expect(lines.slice(0, -1)).toEqual([
    'failed: a.test.ts › subtracts: expected 1 to be 2',
    'gate: qa DROP 变差',
  ])
})
