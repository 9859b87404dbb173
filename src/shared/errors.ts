/**
 * One table of coded errors. A code is stable: clients, tests and the runbook rely on it.
 * `status` is the HTTP status an edge answers with; `title` is what a person is told (Chinese).
 */
export const ERROR_TABLE = {
  ERR_USAGE: { status: 400, title: '命令或参数有误' },
  ERR_CONFIG: { status: 500, title: '配置有误' },
  ERR_INPUT_INVALID: { status: 400, title: '请求内容不符合要求' },
  ERR_DISTRICT_UNKNOWN: { status: 400, title: '本市没有这个区划' },
  ERR_NOT_FOUND: { status: 404, title: '没有找到所请求的内容' },
  ERR_UNAUTHORIZED: { status: 401, title: '需要登录或管理令牌' },
  ERR_FORBIDDEN: { status: 403, title: '没有权限进行此操作' },
  ERR_METHOD_NOT_ALLOWED: { status: 405, title: '不支持这种请求方法' },
  ERR_MEDIA_TYPE: { status: 415, title: '不支持的请求格式' },
  ERR_BODY_TOO_LARGE: { status: 413, title: '请求内容过大' },
  ERR_OVERLOADED: { status: 503, title: '服务繁忙，请稍后再试' },
  ERR_RATE_LIMITED: { status: 429, title: '请求过于频繁，请稍后再试' },
  ERR_FILE_EMPTY: { status: 422, title: '文件没有可用的文字' },
  ERR_FILE_TOO_LARGE: { status: 413, title: '文件超过大小上限' },
  ERR_FILE_ENCRYPTED: { status: 422, title: '文件已加密，无法读取' },
  ERR_FILE_CORRUPT: { status: 422, title: '文件已损坏，无法读取' },
  ERR_FILE_TYPE: { status: 415, title: '不支持的文件类型' },
  ERR_FILE_UNREADABLE: { status: 422, title: '无法打开文件' },
  ERR_ITEM_INVALID: { status: 422, title: '事项数据不符合要求' },
  ERR_TICKET_STATE: { status: 409, title: '工单的当前状态不能这样办理' },
  ERR_TICKET_ROLE: { status: 403, title: '您的角色不能办理此操作' },
  ERR_TICKET_LIMIT: { status: 409, title: '超过规定的次数或时限' },
  ERR_ORDER_UNSAFE: { status: 422, title: '派单内容未通过核对' },
  ERR_STORE_LOCKED: { status: 503, title: '数据目录正被另一个进程使用' },
  ERR_STORE_CORRUPT: { status: 500, title: '数据目录已损坏' },
  ERR_STORE_UNAVAILABLE: { status: 503, title: '数据库暂时不可用' },
  ERR_STORE_ADDRESS: { status: 500, title: '数据库连接串有误' },
  ERR_STORE_DENIED: { status: 503, title: '数据库拒绝访问' },
  ERR_STORE_NO_DATABASE: { status: 503, title: '服务器上没有这个数据库' },
  ERR_STORE_NO_PGVECTOR: { status: 503, title: '数据库没有合用的 pgvector' },
  ERR_STORE_VERSION: { status: 503, title: '数据库版本过低' },
  ERR_STORE_FULL: { status: 507, title: '存放数据的磁盘已满' },
  ERR_STORE_CONFLICT: { status: 409, title: '内容已被其他操作更新' },
  ERR_BACKUP_INVALID: { status: 422, title: '备份文件无效' },
  ERR_MODEL_MISSING: { status: 503, title: '模型文件不存在' },
  ERR_MODEL_CHECKSUM: { status: 502, title: '模型文件校验未通过' },
  ERR_MODEL_DOWNLOAD: { status: 502, title: '模型下载失败' },
  ERR_MODEL_UNAVAILABLE: { status: 503, title: '模型服务暂时不可用' },
  ERR_MODEL_OUTPUT: { status: 502, title: '模型输出不符合约定' },
  ERR_TIMEOUT: { status: 504, title: '处理超时' },
  ERR_EVAL_EMPTY: { status: 500, title: '评测集没有任何用例' },
  ERR_EVAL_GATE: { status: 500, title: '评测未达到门槛' },
  ERR_INTERNAL: { status: 500, title: '服务内部错误' },
} as const

export type ErrorCode = keyof typeof ERROR_TABLE

const MARKER = Symbol.for('huida.error')

/** An error with a stable code; `detail` is safe to show to the person who caused it. */
export class HuidaError extends Error {
  readonly [MARKER] = true
  readonly code: ErrorCode
  readonly detail: string

  constructor(code: ErrorCode, detail: string, options?: { cause?: unknown }) {
    super(`${code}: ${detail}`, options)
    this.name = 'HuidaError'
    this.code = code
    this.detail = detail
  }

  get status(): number {
    return ERROR_TABLE[this.code].status
  }

  get title(): string {
    return ERROR_TABLE[this.code].title
  }
}

/** True for a {@link HuidaError}, also one that crossed a realm or a duplicate package. */
export function isHuidaError(error: unknown): error is HuidaError {
  return typeof error === 'object' && error !== null && MARKER in error
}

/** Wrap anything thrown into a HuidaError, keeping the original as `cause`. */
export function toHuidaError(error: unknown, code: ErrorCode = 'ERR_INTERNAL'): HuidaError {
  if (isHuidaError(error)) return error
  const detail = error instanceof Error ? error.message : String(error)
  return new HuidaError(code, detail, { cause: error })
}
