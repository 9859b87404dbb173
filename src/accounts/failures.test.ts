import { expect, it } from 'vitest'
import { createFailures } from './failures.ts'

const QUARTER = 15 * 60_000

function make() {
  let now = Date.parse('2026-03-02T01:00:00Z')
  const failures = createFailures({ now: () => new Date(now), today: () => '2026-03-02' })
  const fail = (address: string, times: number): void => {
    for (let i = 0; i < times; i++) failures.add('agent', address)
  }
  return { failures, fail, advance: (ms: number) => void (now += ms) }
}

it('closes a name to the address that guesses, and to no other', () => {
  const { failures, fail, advance } = make()
  fail('10.0.0.9', 9)
  expect(failures.isClosed('agent', '10.0.0.9')).toBe(false)
  fail('10.0.0.9', 1)
  expect(failures.isClosed('agent', '10.0.0.9')).toBe(true)
  expect(failures.isClosed('agent', '10.0.0.1')).toBe(false)
  expect(failures.isClosed('supervisor', '10.0.0.9')).toBe(false)
  advance(QUARTER)
  expect(failures.isClosed('agent', '10.0.0.9')).toBe(false)
})

it('takes the addresses of one IPv6 network for one, and an IPv4 address in IPv6 for itself', () => {
  const { failures, fail } = make()
  for (let i = 1; i <= 10; i++) fail(`2001:db8:0:7::${i}`, 1)
  expect(failures.isClosed('agent', '2001:db8::7:0:0:0:99')).toBe(true)
  expect(failures.isClosed('agent', '2001:db8:0:8::1')).toBe(false)
  fail('::ffff:10.0.0.9', 10)
  expect(failures.isClosed('agent', '10.0.0.9')).toBe(true)
  expect(failures.isClosed('agent', '::ffff:10.0.0.1')).toBe(false)
})

it('closes a name guessed from many addresses, but never to where its owner has logged in', () => {
  const { failures, fail, advance } = make()
  failures.clear('agent', '10.0.0.1')
  for (let round = 0; round < 5; round++) {
    for (let i = 0; i < 100; i++) fail(`10.1.${round}.${i}`, 1)
    expect(failures.isClosed('agent', '10.2.0.1')).toBe(true)
    expect(failures.isClosed('agent', '10.0.0.1')).toBe(false)
    advance(QUARTER)
  }
  expect(failures.isClosed('agent', '10.2.0.1')).toBe(false)
  fail('10.0.0.1', 10)
  expect(failures.isClosed('agent', '10.0.0.1')).toBe(true)
})

it('goes on counting the guesses of others when the owner logs in', () => {
  const { failures, fail } = make()
  for (let i = 0; i < 99; i++) fail(`10.1.0.${i}`, 1)
  failures.clear('agent', '10.0.0.1')
  fail('10.1.1.1', 1)
  expect(failures.isClosed('agent', '10.2.0.1')).toBe(true)
})
