import closeWithGrace, { type Signals } from 'close-with-grace'
import { buildApp } from '../../api/app.ts'
import type { App } from '../../api/instance.ts'
import type { ApiServices } from '../../api/services.ts'
import type { Config } from '../../config/index.ts'
import type { Huida } from '../../container/index.ts'
import { collectGarbage } from '../../shared/collect-garbage.ts'
import { HuidaError } from '../../shared/errors.ts'
import { announceService } from '../../store/postgres/index.ts'
import { VERSION } from '../../version.ts'
import type { CommandContext, Run } from '../command-line/command.ts'
import { untilAborted } from '../../shared/until-aborted.ts'
import { withServiceKey } from '../gateway/service-key.ts'
import { seedQueue } from './demo-queue.ts'
import { createEmbeddingRunner } from './embedding-runner.ts'
import { obtainModel, requireFree, seedWhenEmpty } from './serve-preparation.ts'

const CLOSE_MS = 15_000
/** Signals the command itself hears. */
const HEARD: Signals[] = ['SIGINT', 'SIGTERM']
const DAY_MS = 86_400_000

/** `huida serve`: model, library, service, in this order; each told in a line. Ends on SIGINT or SIGTERM. */
export const run: Run = async (_args, options, context) => {
  const { config, terminal } = context
  requireFree(config)
  terminal.note(`惠答 Huida ${VERSION}`)
  terminal.note(
    config.databaseUrl === null ? `数据目录：${config.dataDir}（内嵌数据库）` : '数据库：PostgreSQL',
  )
  await obtainModel(options, context)
  const huida = await context.open()
  try {
    const seeded = await untilAborted(seedWhenEmpty(huida, options, context), context.signal)
    await serveUntilTold(huida, seeded, context)
    return 0
  } catch (error) {
    await huida.close()
    throw error
  }
}

async function serveUntilTold(huida: Huida, seeded: boolean, context: CommandContext): Promise<void> {
  const { config, log, signal, terminal } = context
  const embedding = createEmbeddingRunner(huida, context)
  const { services, withdraw } = await openToCommandLine(embedding.afterIngest(huida), config)
  const app = await buildApp(services, config, log)
  try {
    await openDoors(app, huida, context)
  } catch (error) {
    // A service that still listens would keep the process alive.
    await app.close()
    await withdraw()
    throw error
  }
  const stopping = new AbortController()
  const embedded = embedding.start()
  // On a first start answers come before the demo of the desk.
  const seedLast = async () => {
    if (stopping.signal.aborted) return
    collectGarbage()
    await seedDesk(huida, context)
    collectGarbage()
  }
  const seeding = seeded ? embedded.then(seedLast) : undefined
  if (!seeded) void warmUp(huida, context, stopping.signal)
  keepPurging(huida, context)
  await new Promise<void>((resolve) => {
    const grace = closeWithGrace(
      { delay: CLOSE_MS, logger: false, skip: HEARD },
      async ({ err, signal: other }) => {
        if (err) log.fatal({ err }, 'stopping after an unexpected error')
        const heard = signal.aborted ? (signal.reason as Error).message : `收到 ${other ?? '停止'} 信号`
        terminal.note(`${err ? '发生意外错误' : heard}，正在停止…`)
        stopping.abort()
        await app.close()
        await huida.stopIndexing()
        await seeding
        await withdraw()
        await huida.close()
        terminal.note('已停止')
        resolve()
      },
    )
    if (signal.aborted) grace.close()
    else signal.addEventListener('abort', () => grace.close(), { once: true })
  })
}

/** Listens, and tells where, with what was made just now and is shown once. */
async function openDoors(app: App, huida: Huida, { config, terminal }: CommandContext): Promise<void> {
  const url = await listen(app, config)
  announceService(huida.database, url)
  const token = await huida.firstAdminToken()
  if (token !== null) {
    terminal.print(`管理令牌：${token}`)
    terminal.print('（上传和删除文件时要用；只显示这一次，请妥善保存）')
  }
  for (const { login, name, password } of await huida.accounts.firstPasswords()) {
    terminal.print(`工单台账号：${login}  口令：${password}  （${name}；只显示这一次）`)
  }
  terminal.print(`工单台：${url}/desk`)
  terminal.print(`接口说明：${url}/docs`)
  terminal.print(`服务已就绪：${url}`)
}

/** With a server database a command works on it directly and needs no key. */
async function openToCommandLine(services: ApiServices, { databaseUrl, dataDir }: Config) {
  if (databaseUrl === null) return withServiceKey(services, dataDir)
  return { services, withdraw: async () => undefined }
}

/** The tickets of the demo come in while questions are answered already. */
async function seedDesk({ desk, clock }: Huida, { log, terminal }: CommandContext): Promise<void> {
  try {
    const count = await seedQueue(desk, clock.now())
    terminal.note(`示例工单已载入（${count} 件）`)
  } catch (error) {
    log.error({ err: error }, 'the demo tickets cannot be taken in')
  }
}

/** The first caller should not wait for the hotline to open; nor should whoever stops the service before it has. */
async function warmUp(huida: Huida, { log }: CommandContext, stopping: AbortSignal): Promise<void> {
  try {
    await huida.hotline()
    log.info('the hotline is open')
  } catch (error) {
    if (!stopping.aborted) log.error({ err: error }, 'the hotline cannot be opened')
  }
}

/** Answers older than the configured days go, now and every day. */
function keepPurging(huida: Huida, { log }: CommandContext): void {
  const purge = (): void => {
    huida.purgeAnswers().then(
      (count) => log.info({ count }, 'old answers deleted'),
      (error: unknown) => log.error({ err: error }, 'deleting old answers failed'),
    )
  }
  purge()
  setInterval(purge, DAY_MS).unref()
}

async function listen(app: App, { host, port }: Config): Promise<string> {
  try {
    const address = await app.listen({ host, port })
    return address.replace('[::1]', 'localhost')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EADDRINUSE') {
      throw new HuidaError('ERR_USAGE', `端口 ${port} 已被占用，请用 --port 另选一个`, { cause: error })
    }
    if (code === 'EACCES') throw new HuidaError('ERR_USAGE', `没有权限监听端口 ${port}`, { cause: error })
    throw error
  }
}
