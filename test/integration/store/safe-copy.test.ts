import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSettingStore, migrate, openDatabase } from '../../../src/store/postgres/index.ts'
import { dropDataDir, makeDataDir } from '../../support/data-dir.ts'

// Each step opens a database or flushes a thousand files; a busy machine takes its time.
vi.setConfig({ testTimeout: 300_000 })

let dataDir: string
beforeEach(async () => {
  dataDir = await makeDataDir()
})
afterEach(() => dropDataDir(dataDir))

const at = (...names: string[]): string => join(dataDir, ...names)

/** Open, read or write the setting `k`, close; returns its value and the warnings of the log. */
async function visit(
  value?: string,
  options: { checkpoint?: boolean } = {},
): Promise<{ k: string | null; warnings: string[] }> {
  const warnings: string[] = []
  const log = { info: () => {}, warn: (_details: object, message: string) => void warnings.push(message) }
  const db = await openDatabase({ dataDir, log })
  try {
    await migrate(db)
    const settings = createSettingStore(db)
    if (value !== undefined) await settings.swap('k', await settings.get('k'), value)
    if (options.checkpoint === true) await db.checkpoint()
    return { k: await settings.get('k'), warnings }
  } finally {
    await db.close()
  }
}

test('falls back to the safe copy, says so and keeps the damaged data', async () => {
  await visit('one', { checkpoint: true })
  await visit('two')
  truncateSync(at('pgdata', 'global', 'pg_control'), 100)
  const { k, warnings } = await visit()
  expect(k).toBe('one')
  expect(warnings).toHaveLength(1)
  expect(warnings[0]).toContain('安全副本')
  expect(readdirSync(dataDir).filter((name) => name.startsWith('pgdata.damaged'))).toHaveLength(1)
  expect((await visit()).warnings).toEqual([])
})

test('falls back when the data folder has lost its files', async () => {
  await visit('one', { checkpoint: true })
  rmSync(at('pgdata', 'base'), { recursive: true })
  rmSync(at('pgdata', 'PG_VERSION'))
  expect((await visit()).k).toBe('one')
})

test('without a safe copy the damage is told, and nothing is deleted', async () => {
  await visit('one')
  truncateSync(at('pgdata', 'global', 'pg_control'), 100)
  await expect(visit()).rejects.toMatchObject({ code: 'ERR_STORE_CORRUPT' })
  expect(existsSync(at('pgdata', 'base'))).toBe(true)
})

test('when neither opens, both stay where they are', async () => {
  await visit('one', { checkpoint: true })
  truncateSync(at('pgdata', 'global', 'pg_control'), 100)
  truncateSync(at('pgdata.safe', 'global', 'pg_control'), 100)
  await expect(visit()).rejects.toMatchObject({ code: 'ERR_STORE_CORRUPT' })
  expect(readdirSync(dataDir).sort()).toEqual(['lock', 'pgdata', 'pgdata.safe'])
})

test('the safe copy is a whole database of its own', async () => {
  await visit('one', { checkpoint: true })
  rmSync(at('pgdata'), { recursive: true })
  cpSync(at('pgdata.safe'), at('pgdata'), { recursive: true })
  expect(await visit()).toEqual({ k: 'one', warnings: [] })
})

test('a copy that was cut short is mended', async () => {
  await visit('one', { checkpoint: true })
  renameSync(at('pgdata.safe'), at('pgdata.safe.old'))
  mkdirSync(at('pgdata.safe.tmp'))
  expect((await visit('two')).k).toBe('two')
  expect(readdirSync(dataDir).sort()).toEqual(['lock', 'pgdata', 'pgdata.safe'])
})

test('a restore that was cut short ends in the old or the new data', async () => {
  await visit('old')
  cpSync(at('pgdata'), at('pgdata.restored'), { recursive: true })
  await visit('older version stays')
  expect(readdirSync(dataDir).sort()).toEqual(['lock', 'pgdata'])
  cpSync(at('pgdata'), at('pgdata.restored'), { recursive: true })
  await visit()
  cpSync(at('pgdata'), at('pgdata.restored'), { recursive: true })
  renameSync(at('pgdata'), at('pgdata.previous'))
  expect((await visit()).k).toBe('older version stays')
  renameSync(at('pgdata'), at('pgdata.previous'))
  expect((await visit()).k).toBe('older version stays')
  expect(readdirSync(dataDir).sort()).toEqual(['lock', 'pgdata'])
})

test('a first start that was cut short starts again', async () => {
  rmSync(at('pgdata'), { recursive: true })
  mkdirSync(at('pgdata'))
  writeFileSync(at('pgdata', 'PG_VERSION'), '18')
  writeFileSync(at('pgdata.creating'), '')
  expect((await visit('one')).k).toBe('one')
})
