import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A TypeScript program of this folder running in its own process. */
export interface Child {
  process: ChildProcess
  /** Lines it has printed so far. */
  lines: string[]
  /** Resolves when a line equals `wanted`; rejects when the program ends before. */
  printed(wanted: string): Promise<void>
  ended: Promise<number | null>
  kill(): Promise<void>
}

/** Start `<name>.ts` of this folder with arguments. */
export function startChild(name: string, args: readonly string[]): Child {
  const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const reader = createInterface({ input: child.stdout })
  reader.on('line', (line) => lines.push(line))
  const closed = new Promise((resolve) => reader.once('close', resolve))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return {
    process: child,
    lines,
    ended,
    printed: (wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => (lines.includes(wanted) ? resolve() : undefined)
        reader.on('line', look)
        look()
        void ended.then(() => reject(new Error(`${name} ended before it printed ${wanted}`)))
      }),
    async kill() {
      child.kill('SIGKILL')
      await ended
      await closed
    },
  }
}
