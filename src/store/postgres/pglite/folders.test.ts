import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeFolder } from './folders.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'huida-folders-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('makes what is missing, for its owner only, and takes what is there', async () => {
  const folder = join(root, 'a', 'b')
  await Promise.all([makeFolder(folder), makeFolder(folder)])
  await makeFolder(folder)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(join(root, 'a')).mode & 0o777).toBe(0o700)
})

test.each(['file', 'file/below', 'file/below/far'])('says that %s stands on a file', async (path) => {
  writeFileSync(join(root, 'file'), '')
  await expect(makeFolder(join(root, path))).rejects.toMatchObject({
    code: 'ERR_CONFIG',
    detail: expect.stringContaining('是文件，不是目录') as string,
  })
})

test.runIf(existsSync('/proc/self'))('gives up where the system takes no folders', async () => {
  await expect(makeFolder('/proc/huida/data')).rejects.toMatchObject({ code: 'ERR_CONFIG' })
})
