import { HuidaError } from '../../shared/errors.ts'
import type { Database } from '../ports.ts'

/** Oldest server that the schema and its queries are tested on. */
const OLDEST = 15

/** Throws ERR_STORE_VERSION of an old server, ERR_STORE_NO_PGVECTOR when it lacks pgvector 0.8 and can't be given it. */
export async function requireServer(db: Database): Promise<void> {
  const [server] = await db.query<{ version: string }>("SELECT current_setting('server_version') AS version")
  const { version = '0' } = server ?? {}
  if (Number.parseInt(version, 10) < OLDEST)
    throw new HuidaError('ERR_STORE_VERSION', `PostgreSQL 版本为 ${version}，需要 ${OLDEST} 以上`)
  await requirePgvector(db)
}

async function requirePgvector(db: Database): Promise<void> {
  const find = "SELECT extversion AS version FROM pg_extension WHERE extname = 'vector'"
  let [row] = await db.query<{ version: string }>(find)
  if (row === undefined) {
    await db.exec('CREATE EXTENSION IF NOT EXISTS vector').catch((cause: unknown) => {
      throw new HuidaError('ERR_STORE_NO_PGVECTOR', whyNot(cause), { cause })
    })
    ;[row] = await db.query<{ version: string }>(find)
  }
  const [major = 0, minor = 0] = (row?.version ?? '0').split('.').map(Number)
  if (major === 0 && minor < 8)
    throw new HuidaError('ERR_STORE_NO_PGVECTOR', `pgvector 版本为 ${row?.version}，需要 0.8 以上`)
}

/** It isn't installed on the server, or only an administrator may add it. */
function whyNot(error: unknown): string {
  const { code } = ((error as { cause?: unknown }).cause ?? {}) as { code?: unknown }
  return code === '42501'
    ? '数据库没有 pgvector 扩展，当前用户也无权添加；请管理员在这个数据库中执行 CREATE EXTENSION vector'
    : '数据库没有 pgvector 扩展，服务器上也没有装；请先在服务器上安装 pgvector 0.8 以上'
}
