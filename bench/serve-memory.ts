import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'

/** Resident memory of a running service over the demo library, in megabytes. */
export interface ServeMemory {
  /** Seconds from start to `/readyz` with every vector made. */
  readySeconds: number
  /** After indexing. */
  residentMb: number
  /** After 20 questions. */
  residentAfterQuestionsMb: number
  /** Highest since start (Linux `VmHWM`). */
  peakMb: number
}

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const QUESTIONS = ['公积金贷款最高额度是多少？', '办居住证要什么条件？', '灵活就业怎么参保？', '你好']
const START_LIMIT_MS = 600_000

/** Start `serve` on a fresh data directory, wait until everything is indexed, ask, and read its memory. */
export async function measureServe(dataDir: string, modelsDir: string): Promise<ServeMemory> {
  await mkdir(dataDir, { recursive: true })
  const port = await freePort()
  const started = performance.now()
  const env = {
    ...process.env,
    HUIDA_DATA_DIR: dataDir,
    HUIDA_MODELS_DIR: modelsDir,
    DATABASE_URL: '',
    HUIDA_LOG_LEVEL: 'error',
    // As `npm start` does; each thread otherwise keeps what it has freed.
    MALLOC_ARENA_MAX: '2',
  }
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', MAIN, 'serve', '--port', String(port), '--offline'],
    {
      env,
      stdio: 'ignore',
    },
  )
  try {
    await untilIndexed(`http://127.0.0.1:${port}`, child)
    const readySeconds = (performance.now() - started) / 1000
    const residentMb = await megabytes(child, 'VmRSS')
    for (let round = 0; round < 5; round += 1) for (const question of QUESTIONS) await ask(port, question)
    return {
      readySeconds: Number(readySeconds.toFixed(1)),
      residentMb,
      residentAfterQuestionsMb: await megabytes(child, 'VmRSS'),
      peakMb: await megabytes(child, 'VmHWM'),
    }
  } finally {
    child.kill('SIGTERM')
    await Promise.race([new Promise((resolve) => child.once('exit', resolve)), sleep(10_000)])
    child.kill('SIGKILL')
  }
}

async function untilIndexed(base: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`serve ended with ${child.exitCode}`)
    const state = await fetch(`${base}/readyz`).then(
      (response) => response.json() as Promise<{ documents?: number; pending_embeddings?: number }>,
      () => null,
    )
    if (state !== null && (state.documents ?? 0) > 0 && state.pending_embeddings === 0) return
    await sleep(200)
  }
  throw new Error('serve did not finish indexing')
}

async function ask(port: number, question: string): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  })
  if (!response.ok) throw new Error(`answers: ${response.status} ${await response.text()}`)
  await response.text()
}

async function megabytes(child: ChildProcess, field: string): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  const kilobytes = Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1])
  return Math.round(kilobytes / 1024)
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
