import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { asSystemError } from './system-error.ts'

const thrownBy = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

it('tells the path and the reason in Chinese', () => {
  expect(asSystemError(thrownBy(() => readFileSync('/nonexistent/x')))).toEqual({
    code: 'ENOENT',
    path: '/nonexistent/x',
    reason: '所在的目录或文件不存在',
  })
})

it('keeps the code of an error it has no words for', () => {
  const error = Object.assign(new Error('x'), { code: 'EXDEV', syscall: 'rename' })
  expect(asSystemError(error)).toEqual({ code: 'EXDEV', path: null, reason: '系统报告 EXDEV' })
})

it('leaves other errors alone', () => {
  expect(asSystemError(new Error('x'))).toBeNull()
  expect(asSystemError(Object.assign(new Error('x'), { code: 'ERR_INVALID_ARG' }))).toBeNull()
  expect(asSystemError('ENOENT')).toBeNull()
})
