import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { makeFakeContext } from '../../../test/support/fake-context.ts'
import { run as doctor } from './index.ts'

it('fails on a data directory that is a file, and says so', async () => {
  const file = fileURLToPath(import.meta.url)
  const context = makeFakeContext({ HUIDA_DATA_DIR: file })
  context.open = () => Promise.reject(new Error('not to be opened'))
  expect(await doctor([], {}, context)).toBe(1)
  expect(context.out).toContain(`✗ 数据目录：${file} 是文件，不是目录`)
})
