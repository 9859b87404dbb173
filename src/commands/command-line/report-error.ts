import { ERROR_TABLE, isHuidaError } from '../../shared/errors.ts'
import { asSystemError, isDiskFull } from '../../shared/system-error.ts'

/** Tell a person what went wrong, on stderr; returns the exit code (2 for wrong usage or configuration, else 1). */
export function reportError(error: unknown): 1 | 2 {
  if (isHuidaError(error)) {
    process.stderr.write(`错误：${error.detail}（${error.code}）\n`)
    return error.code === 'ERR_USAGE' || error.code === 'ERR_CONFIG' ? 2 : 1
  }
  const system = asSystemError(error)
  if (isDiskFull(error)) {
    const where = system!.path === null ? '' : `（${system!.path}）`
    process.stderr.write(`错误：磁盘空间不足，写不下去${where}；腾出空间后再试（ERR_STORE_FULL）\n`)
    return 1
  }
  if (system?.path) {
    process.stderr.write(`错误：无法使用 ${system.path}：${system.reason}（ERR_FILE_UNREADABLE）\n`)
    return 1
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(
    `错误：${ERROR_TABLE.ERR_INTERNAL.title}，报告问题时请附上以下内容（ERR_INTERNAL）\n${text}\n`,
  )
  return 1
}
