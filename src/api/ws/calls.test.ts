import { expect, it } from 'vitest'
import { createCalls } from './calls.ts'

const HALF_AN_HOUR = 30 * 60_000

it('keeps a call for its owner until nobody has touched it for half an hour', () => {
  let now = 0
  const calls = createCalls(() => now)
  const call = calls.open('agent', 'one')
  now += HALF_AN_HOUR - 1
  expect(calls.find('agent', 'one')).toBe(call)
  expect(calls.find('other', 'one')).toBeNull()
  now += HALF_AN_HOUR
  expect(calls.find('agent', 'one')).toBeNull()
  expect(calls.open('agent', 'one')).not.toBe(call)
})

it('reads nothing more of a call that has ended', () => {
  const calls = createCalls()
  const call = calls.open('agent', 'one')
  call.latest = {}
  call.working = new AbortController()
  calls.end('agent', 'one')
  expect([call.latest, call.working.signal.aborted]).toEqual([null, true])
})
