import { expect, test } from 'vitest'
import { HuidaError } from '../../shared/errors.ts'
import { storeError } from './driver-errors.ts'

const withCode = (code: string, message = 'secret row'): Error => Object.assign(new Error(message), { code })

test.each([
  ['57014', 'ERR_TIMEOUT'],
  ['23505', 'ERR_STORE_CONFLICT'],
  ['40P01', 'ERR_STORE_CONFLICT'],
  ['08006', 'ERR_STORE_UNAVAILABLE'],
  ['53300', 'ERR_STORE_UNAVAILABLE'],
  ['28P01', 'ERR_STORE_DENIED'],
  ['42501', 'ERR_STORE_DENIED'],
  ['3D000', 'ERR_STORE_NO_DATABASE'],
  ['53100', 'ERR_STORE_FULL'],
  ['ENOSPC', 'ERR_STORE_FULL'],
  ['ECONNREFUSED', 'ERR_STORE_UNAVAILABLE'],
  ['42601', 'ERR_INTERNAL'],
])('%s is %s', (state, code) => {
  expect(storeError(withCode(state)).code).toBe(code)
})

test('a lost connection without a code is told by its message', () => {
  expect(storeError(new Error('Connection terminated unexpectedly')).code).toBe('ERR_STORE_UNAVAILABLE')
})

test('keeps what the driver said as cause only, and our own errors as they are', () => {
  const error = storeError(withCode('22021'))
  expect(error.message).not.toContain('secret')
  expect((error.cause as Error).message).toBe('secret row')
  const own = new HuidaError('ERR_NOT_FOUND', 'x')
  expect(storeError(own)).toBe(own)
})
