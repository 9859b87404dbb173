import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const PROJECT = fileURLToPath(new URL('../../', import.meta.url))
const START_TIMEOUT_MS = 90_000

/** A finished command. */
export interface Finished {
  code: number | null
  stdout: string
  stderr: string
}

/** A running `huida serve`. */
export interface ServiceProcess {
  url: string
  /** The admin token, when this start made it. */
  token: string | null
  output(): string
  /** Ask it to stop; resolves to the exit code. */
  stop(): Promise<number | null>
}

function start(args: readonly string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...args], {
    cwd: PROJECT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function collect(child: ChildProcess): { stdout: string; stderr: string } {
  const output = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (part: string) => (output.stdout += part))
  child.stderr?.setEncoding('utf8').on('data', (part: string) => (output.stderr += part))
  return output
}

/** Run a command of `huida` to its end, in an environment that holds nothing but `env`. */
export async function runHuida(args: readonly string[], env: Record<string, string>): Promise<Finished> {
  const child = start(args, env)
  const output = collect(child)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...output }
}

/** Start `huida serve` on a free port and wait until it answers. Throws with its output when it ends before. */
export async function startService(
  args: readonly string[],
  env: Record<string, string>,
): Promise<ServiceProcess> {
  const child = start(['serve', '--port', '0', ...args], env)
  const output = collect(child)
  const ended = once(child, 'close') as Promise<[number | null]>
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${why}\n${output.stdout}\n${output.stderr}`))
    const timer = setTimeout(() => fail('serve did not get ready'), START_TIMEOUT_MS)
    void ended.then(() => fail('serve ended'))
    child.stdout?.on('data', () => {
      const found = /服务已就绪：(\S+)\n/.exec(output.stdout)?.[1]
      if (found === undefined) return
      clearTimeout(timer)
      resolve(found)
    })
  })
  return {
    url,
    token: /管理令牌：(\S+)/.exec(output.stdout)?.[1] ?? null,
    output: () => output.stdout + output.stderr,
    async stop() {
      child.kill('SIGTERM')
      const [code] = await ended
      return code
    },
  }
}
