import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { HuidaError } from '../../shared/errors.ts'
import { reportError } from './report-error.ts'

let said: string
beforeEach(() => {
  said = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

it('tells a coded error in a line; wrong usage is 2', () => {
  expect(reportError(new HuidaError('ERR_USAGE', '缺少参数'))).toBe(2)
  expect(reportError(new HuidaError('ERR_TIMEOUT', '超过时限'))).toBe(1)
  expect(said).toBe('错误：缺少参数（ERR_USAGE）\n错误：超过时限（ERR_TIMEOUT）\n')
})

it('tells what the system says of a file in a line, without a stack', () => {
  try {
    readFileSync('/nonexistent/x')
  } catch (error) {
    expect(reportError(error)).toBe(1)
  }
  expect(said).toBe('错误：无法使用 /nonexistent/x：所在的目录或文件不存在（ERR_FILE_UNREADABLE）\n')
})

it('gives a fault of the program its code and its stack', () => {
  expect(reportError(new TypeError('boom'))).toBe(1)
  expect(said).toMatch(/^错误：服务内部错误.*（ERR_INTERNAL）\nTypeError: boom\n\s+at /)
})
