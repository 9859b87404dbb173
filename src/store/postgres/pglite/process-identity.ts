import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/**
 * Names one process for good: a pid alone may be given to another process after a crash. `boot` and `pidSpace`
 * say in which world the pid counts; two containers on one volume both have a pid 1.
 */
export interface ProcessIdentity {
  pid: number
  startedAt: string
  boot: string
  pidSpace: string
  host: string
}

const readOr = (path: string, fallback: string): string => {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return fallback
  }
}

/** Start time of a process as the system tells it; null when there is no such process, or it is a zombie. */
function startOf(pid: number): string | null {
  if (process.platform === 'linux') {
    const stat = readOr(`/proc/${pid}/stat`, '')
    // The command name stands in brackets and may hold spaces; fields are counted from behind it (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ended = fields[0] === '' || fields[0] === 'Z' || fields[0] === 'X'
    return ended ? null : (fields[19] ?? null)
  }
  return startByCommand(pid)
}

function startByCommand(pid: number): string | null {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return null
  }
  if (process.platform === 'win32') return 'unknown'
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}

function pidSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return 'host'
  }
}

/** The identity of this process. */
export function ownIdentity(): ProcessIdentity {
  return {
    pid: process.pid,
    startedAt: startOf(process.pid) ?? 'unknown',
    boot: readOr('/proc/sys/kernel/random/boot_id', 'unknown'),
    pidSpace: pidSpace(),
    host: hostname(),
  }
}

/** Whether that process runs; `unknown` when it lives where this process can't look (another container or host). */
export function processState(other: ProcessIdentity, self = ownIdentity()): 'running' | 'gone' | 'unknown' {
  if (other.boot !== self.boot) return other.host === self.host ? 'gone' : 'unknown'
  if (other.pidSpace !== self.pidSpace) return 'unknown'
  return startOf(other.pid) === other.startedAt ? 'running' : 'gone'
}
