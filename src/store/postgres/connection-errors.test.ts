import { expect, test } from 'vitest'
import { HuidaError } from '../../shared/errors.ts'
import { connectionError, requireAddress } from './connection-errors.ts'
import { storeError } from './driver-errors.ts'

const URL = 'postgresql://li:s%40cret@db.example:6432/hotline'
const told = (code: string, message = ''): string[] => {
  const error = connectionError(storeError(Object.assign(new Error(message), { code })), URL)
  return [error.code, error.detail]
}

test.each([
  'not a url',
  'postgresql://a:b@host:notaport/d',
  'mysql://a@b/c',
  'postgresql://a:b#c@host/d:x@y:z',
])('%s is no address', (url) => {
  expect(() => requireAddress(url)).toThrow(expect.objectContaining({ code: 'ERR_STORE_ADDRESS' }))
})

test.each([URL, 'postgres:///d?host=/run/postgresql', '/run/postgresql d'])('%s is one', (url) => {
  expect(() => requireAddress(url)).not.toThrow()
})

test.each([
  ['28P01', 'ERR_STORE_DENIED', '“li”'],
  ['3D000', 'ERR_STORE_NO_DATABASE', '“hotline”'],
  ['ECONNREFUSED', 'ERR_STORE_UNAVAILABLE', 'db.example:6432 拒绝连接'],
  ['ENOTFOUND', 'ERR_STORE_UNAVAILABLE', '找不到主机 db.example:6432'],
  ['ETIMEDOUT', 'ERR_STORE_UNAVAILABLE', '没有回应'],
  ['53300', 'ERR_STORE_UNAVAILABLE', '连接数已满'],
  ['53100', 'ERR_STORE_FULL', '磁盘'],
])('%s is %s and says why', (driver, code, words) => {
  const [found, detail] = told(driver)
  expect(found).toBe(code)
  expect(detail).toContain(words)
  expect(detail).not.toMatch(/s@cret|s%40cret/)
})

test('a login without a password is told as one, another error as it is', () => {
  expect(told('', 'SASL: client password must be a string')[0]).toBe('ERR_STORE_DENIED')
  const other = new HuidaError('ERR_STORE_NO_PGVECTOR', 'x')
  expect(connectionError(other, URL)).toBe(other)
})
