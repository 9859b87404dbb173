import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeFakeContext } from '../../../test/support/fake-context.ts'
import { acquireLock, type HeldLock } from '../../store/postgres/pglite/lock.ts'
import { run as ask } from '../ask.ts'
import { openGateway } from './index.ts'

const SERVICE = 'http://127.0.0.1:9'

let dataDir: string
let lock: HeldLock
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'huida-gateway-'))
  lock = await acquireLock(dataDir)
  lock.announce(SERVICE)
})
afterEach(async () => {
  lock.release()
  await rm(dataDir, { recursive: true })
})

const contextWith = (...flags: [string, string][]) => ({
  ...makeFakeContext({ HUIDA_DATA_DIR: dataDir }),
  flags: new Map(flags),
})

it('goes through the service that holds the data', async () => {
  expect((await openGateway(contextWith(['HUIDA_DATA_DIR', '--data-dir']))).service).toBe(SERVICE)
})

it('refuses another city than the running service has, naming the option and the service', async () => {
  await expect(ask(['民宿'], {}, contextWith(['HUIDA_CITY', '--city']))).rejects.toMatchObject({
    code: 'ERR_USAGE',
    detail: expect.stringMatching(/127\.0\.0\.1:9.*--city 对它不起作用/) as string,
  })
})

it('says that the running service keeps its model', async () => {
  const context = contextWith(['HUIDA_MODELS_DIR', '--models-dir'])
  await openGateway(context)
  expect(context.err).toEqual([`数据目录正由服务 ${SERVICE} 使用，用它启动时的模型；--models-dir 不起作用`])
})

it('uses the city given when no service holds the data', async () => {
  lock.release()
  expect((await openGateway(contextWith(['HUIDA_CITY', '--city']))).service).toBeNull()
})
