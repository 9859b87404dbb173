import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeFakeContext } from '../../../test/support/fake-context.ts'
import type { Huida } from '../../container/index.ts'
import { run } from './index.ts'

let dataDir: string
beforeEach(async () => void (dataDir = await mkdtemp(join(tmpdir(), 'huida-serve-'))))
afterEach(() => rm(dataDir, { recursive: true, force: true }))

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

it('stops listening and takes its key away when it fails after it began to listen', async () => {
  const port = await freePort()
  const context = makeFakeContext({ HUIDA_DATA_DIR: dataDir, HUIDA_PORT: String(port) })
  const open = context.open
  context.open = async () => {
    const broken: Partial<Huida> = {
      firstAdminToken: () => Promise.reject(new Error('the database is away')),
      demo: { missing: async () => 'none', seed: async () => [] } as unknown as Huida['demo'],
    }
    return { ...(await open()), ...broken }
  }
  await expect(run([], { offline: true, demo: false }, context)).rejects.toThrow('the database is away')
  expect(context.closed).toBe(1)
  expect(existsSync(join(dataDir, 'service.key'))).toBe(false)
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow()
})
