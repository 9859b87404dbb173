import { expect, test } from 'vitest'
import { ownIdentity, processState } from './process-identity.ts'

const self = ownIdentity()

test('this process runs', () => {
  expect(processState(self)).toBe('running')
})

test('a pid that was given to another process does not count', () => {
  expect(processState({ ...self, startedAt: '1' })).toBe('gone')
  expect(processState({ ...self, pid: 2 ** 22 + 7 })).toBe('gone')
})

test('after a restart of the machine nothing runs that ran before', () => {
  expect(processState({ ...self, boot: 'earlier' })).toBe('gone')
})

test('another container or host cannot be looked into', () => {
  expect(processState({ ...self, pidSpace: 'pid:[1]' })).toBe('unknown')
  expect(processState({ ...self, boot: 'theirs', host: 'elsewhere' })).toBe('unknown')
})
