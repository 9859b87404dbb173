import { existsSync } from 'node:fs'
import type { Readiness } from '../../api/services.ts'
import type { Huida } from '../../container/index.ts'
import { toHuidaError } from '../../shared/errors.ts'
import { readLockHolder } from '../../store/postgres/index.ts'
import type { CommandContext } from '../command-line/command.ts'
import type { Check } from './check.ts'

/** The data: who holds it, the engine with pgvector, and what is in the library. */
export async function* checkDatabase(context: CommandContext): AsyncGenerator<Check> {
  const { config } = context
  if (config.databaseUrl === null) {
    const holder = readLockHolder(config.dataDir)
    if (holder !== null) return yield* checkService(context, holder.pid, holder.url)
    yield { name: '锁', state: 'ok', detail: '没有被占用' }
    if (!existsSync(config.dataDir))
      return yield { name: '数据库', state: 'absent', detail: '内嵌，首次使用时建立' }
  }
  let huida: Huida
  try {
    huida = await context.open()
  } catch (error) {
    const { detail, code } = toHuidaError(error)
    return yield { name: '数据库', state: 'failed', detail: `${detail}（${code}）` }
  }
  try {
    yield await checkPgvector(huida)
    yield libraryCheck(await huida.readiness())
  } finally {
    await huida.close()
  }
}

/** The data is in another process: ask its service. */
async function* checkService(
  { config, signal }: CommandContext,
  pid: number,
  url: string | null,
): AsyncGenerator<Check> {
  yield { name: '锁', state: 'ok', detail: `由进程 ${pid} 持有${url === null ? '' : `，服务地址 ${url}`}` }
  if (url === null) return
  const { remoteGateway } = await import('../gateway/remote.ts')
  try {
    yield libraryCheck(await remoteGateway(url, config.adminToken, signal).readiness())
  } catch (error) {
    yield { name: '服务', state: 'failed', detail: toHuidaError(error).detail }
  }
}

async function checkPgvector({ database }: Huida): Promise<Check> {
  const [row] = await database.query<{ version: string; vector: string | null }>(
    `select current_setting('server_version') as version,
            (select extversion from pg_extension where extname = 'vector') as vector`,
  )
  const engine = database.engine === 'postgres' ? 'PostgreSQL' : '内嵌 PGlite'
  const detail = `${engine} ${row?.version ?? ''}，pgvector ${row?.vector ?? '没有'}`
  return { name: '数据库', state: row?.vector ? 'ok' : 'failed', detail }
}

function libraryCheck({ documents, chunks, pendingEmbeddings, embedder, sampleLibrary }: Readiness): Check {
  if (documents === 0)
    return { name: '政策库', state: 'absent', detail: '空（huida ingest <目录> 可读入文件）' }
  const vectors = embedder === null ? '仅按词检索' : `待生成向量 ${pendingEmbeddings}`
  const sample = sampleLibrary ? '，全部为示例' : ''
  return { name: '政策库', state: 'ok', detail: `${documents} 份文件，${chunks} 个片段，${vectors}${sample}` }
}
