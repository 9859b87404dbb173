import { isIP } from 'node:net'
import { HuidaError, type ErrorCode } from '../../shared/errors.ts'

/** Where a server is, as far as it may be told: never with the password. */
interface Address {
  host: string
  user: string
  database: string
}

/** ERR_STORE_ADDRESS unless it is a connection string of PostgreSQL. */
export function requireAddress(databaseUrl: string): void {
  if (databaseUrl.startsWith('/')) return
  const wrong = (why: string): HuidaError =>
    new HuidaError(
      'ERR_STORE_ADDRESS',
      `DATABASE_URL ${why}；应当形如 postgresql://用户:口令@主机:5432/数据库，口令中的 @ : / # 等要写成百分号编码`,
    )
  if (!URL.canParse(databaseUrl)) throw wrong('不是有效的连接串')
  const { protocol } = new URL(databaseUrl)
  if (!['postgres:', 'postgresql:', 'socket:'].includes(protocol))
    throw wrong(`的开头“${protocol}”不是 postgresql:`)
}

/** What keeps us from the server, by SQLSTATE, by the system's code or by what the driver says. */
const REASONS: readonly (readonly [RegExp, ErrorCode, (address: Address) => string])[] = [
  [
    /^28|password must be a string/,
    'ERR_STORE_DENIED',
    ({ user }) => `数据库不让用户“${user}”登录：口令不对、没有给口令，或者不许从这里连接（pg_hba.conf）`,
  ],
  [/^3D/, 'ERR_STORE_NO_DATABASE', ({ database }) => `服务器上没有数据库“${database}”；请先用 createdb 建库`],
  [/^53300/, 'ERR_STORE_UNAVAILABLE', () => '数据库的连接数已满'],
  [/^53/, 'ERR_STORE_FULL', () => '数据库服务器的磁盘或内存不足'],
  [/^57P03/, 'ERR_STORE_UNAVAILABLE', () => '数据库正在启动或恢复，请稍后再试'],
  [/ECONNREFUSED/, 'ERR_STORE_UNAVAILABLE', ({ host }) => `${host} 拒绝连接：数据库没有启动，或者端口不对`],
  [/ENOTFOUND|EAI_AGAIN/, 'ERR_STORE_UNAVAILABLE', ({ host }) => `找不到主机 ${host}`],
  [/ENOENT|EACCES/, 'ERR_STORE_UNAVAILABLE', ({ host }) => `没有可以连接的套接字：${host}`],
  [
    /ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|timeout/i,
    'ERR_STORE_UNAVAILABLE',
    ({ host }) => `${host} 在时限内没有回应`,
  ],
  [/SSL/i, 'ERR_STORE_UNAVAILABLE', () => '数据库不支持 SSL 连接，或者证书不被信任；请核对连接串的 sslmode'],
]

/** Why a server could not be opened, told to who set it up; an error that has nothing to do with it as it is. */
export function connectionError(error: HuidaError, databaseUrl: string): HuidaError {
  const { code, message } = (error.cause ?? {}) as { code?: unknown; message?: unknown }
  const told = `${String(code ?? '')} ${String(message ?? '')}`.trimStart()
  const reason = REASONS.find(([pattern]) => pattern.test(told))
  if (reason === undefined) return error
  return new HuidaError(reason[1], `连接不上数据库：${reason[2](addressOf(databaseUrl))}`, { cause: error })
}

function addressOf(databaseUrl: string): Address {
  if (!URL.canParse(databaseUrl)) return { host: databaseUrl, user: '', database: '' }
  const { hostname, port, username, pathname, searchParams } = new URL(databaseUrl)
  const socket = searchParams.get('host')
  const shown = isIP(hostname) === 6 ? `[${hostname}]` : hostname
  return {
    host: hostname === '' ? (socket ?? 'localhost') : `${shown}:${port || '5432'}`,
    user: decodeURIComponent(username || (searchParams.get('user') ?? '')),
    database: decodeURIComponent(pathname.slice(1)),
  }
}
