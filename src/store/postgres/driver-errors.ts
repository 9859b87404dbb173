import { HuidaError, isHuidaError, type ErrorCode } from '../../shared/errors.ts'

/** SQLSTATE, or its first two characters (the class), to the code a caller sees. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  '57014': 'ERR_TIMEOUT',
  '40001': 'ERR_STORE_CONFLICT',
  '40P01': 'ERR_STORE_CONFLICT',
  '23505': 'ERR_STORE_CONFLICT',
  '57P01': 'ERR_STORE_UNAVAILABLE',
  '57P02': 'ERR_STORE_UNAVAILABLE',
  '57P03': 'ERR_STORE_UNAVAILABLE',
  '08': 'ERR_STORE_UNAVAILABLE',
  '28': 'ERR_STORE_DENIED',
  '42501': 'ERR_STORE_DENIED',
  '3D': 'ERR_STORE_NO_DATABASE',
  '53100': 'ERR_STORE_FULL',
  '53': 'ERR_STORE_UNAVAILABLE',
}

const DETAILS: Partial<Record<ErrorCode, string>> = {
  ERR_TIMEOUT: '数据库在时限内没有完成',
  ERR_STORE_CONFLICT: '内容已被其他操作更新，请重试',
  ERR_STORE_UNAVAILABLE: '数据库连接失败',
  ERR_STORE_DENIED: '数据库拒绝访问：口令不对，或者用户没有所需的权限（须能建表）',
  ERR_STORE_NO_DATABASE: '服务器上没有这个数据库',
  ERR_STORE_FULL: '存放数据的磁盘已满，腾出空间后再试',
}

const NETWORK =
  /ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|terminated|timeout exceeded|Connection ended|not queryable/i

/** PGlite passes on what its file system said. */
const FULL = /ENOSPC|no space left|EDQUOT/i

function codeOf(sqlState: string, message: string): ErrorCode {
  if (FULL.test(`${sqlState} ${message}`)) return 'ERR_STORE_FULL'
  const known = CODES[sqlState] ?? CODES[sqlState.slice(0, 2)]
  if (known !== undefined) return known
  return NETWORK.test(`${sqlState} ${message}`) ? 'ERR_STORE_UNAVAILABLE' : 'ERR_INTERNAL'
}

/** A driver's error as a HuidaError; `cause` keeps SQLSTATE and message, the detail names neither SQL nor data. */
export function storeError(error: unknown): HuidaError {
  if (isHuidaError(error)) return error
  const sqlState = String((error as { code?: unknown } | null)?.code ?? '')
  const code = codeOf(sqlState, error instanceof Error ? error.message : '')
  return new HuidaError(code, DETAILS[code] ?? '数据库操作失败', { cause: error })
}
