import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { describe } from 'vitest'
import { requireAll } from './shared.ts'

/** A network namespace of its own, where nothing but the loopback device exists. */
const NAMESPACE = ['--map-root-user', '--net', 'sh', '-c', 'ip link set lo up && exec "$0" "$@"']

const possible = (): boolean => spawnSync('unshare', [...NAMESPACE, 'true']).status === 0

/** A suite that needs a machine without a network: skipped with a plain line where none can be made, unless everything is required. */
export function describeLoopbackOnly(name: string, suite: () => void): void {
  const absent = !possible()
  if (absent && !requireAll)
    console.warn(`skipped: ${name} (no network namespace can be made with unshare and ip)`)
  describe.skipIf(absent && !requireAll)(name, suite)
}

/** Run a TypeScript file where only the loopback device exists; resolves to what it printed. Throws with its errors when it fails. */
export async function runLoopbackOnly(file: string, args: readonly string[]): Promise<string> {
  const child = spawn('unshare', [...NAMESPACE, process.execPath, '--import', 'tsx', file, ...args])
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (part: string) => (output.stdout += part))
  child.stderr.setEncoding('utf8').on('data', (part: string) => (output.stderr += part))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${file} ended with ${code}\n${output.stderr}`)
  return output.stdout
}
