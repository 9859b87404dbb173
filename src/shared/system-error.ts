/** What the operating system's error codes mean to a person. */
const REASONS: Record<string, string> = {
  ENOENT: '所在的目录或文件不存在',
  ENOTDIR: '路径中有一段是文件，不是目录',
  EISDIR: '它是目录，不是文件',
  EEXIST: '已有同名的文件',
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '所在的磁盘是只读的',
  ENOSPC: '磁盘空间不足',
  EDQUOT: '超出磁盘配额',
  EIO: '磁盘读写出错',
  EBUSY: '正被其他程序使用',
  EMFILE: '打开的文件过多',
  ENFILE: '打开的文件过多',
  ENAMETOOLONG: '路径过长',
  ELOOP: '符号链接循环',
  EADDRINUSE: '地址已被占用',
  ECONNREFUSED: '连接被拒绝',
}

/** An error of the operating system: its code, the path it is about, and why in Chinese. */
export interface SystemError {
  code: string
  path: string | null
  reason: string
}

/** Whether there is no room left for what was to be written. */
export const isDiskFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT'].includes(asSystemError(error)?.code ?? '')

/** The error as one of the operating system, or null when it is something else. */
export function asSystemError(error: unknown): SystemError | null {
  if (!(error instanceof Error)) return null
  const { code, path, syscall } = error as NodeJS.ErrnoException
  if (typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code) || syscall === undefined) return null
  return { code, path: path ?? null, reason: REASONS[code] ?? `系统报告 ${code}` }
}
