import { isHuidaError } from '../shared/errors.ts'

/** Tell a person what went wrong, on stderr; returns the exit code (2 for wrong usage or configuration, else 1). */
export function reportError(error: unknown): 1 | 2 {
  if (isHuidaError(error)) {
    process.stderr.write(`错误：${error.detail}（${error.code}）\n`)
    return error.code === 'ERR_USAGE' || error.code === 'ERR_CONFIG' ? 2 : 1
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`程序出错：${text}\n`)
  return 1
}
