import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorker } from './worker.ts'

const TYPED = `import { parentPort, workerData } from 'node:worker_threads'
import { double } from './double.ts'
const data: { n: number } = workerData
parentPort?.postMessage(double(data.n))`

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huida-worker-'))
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
  await writeFile(join(folder, 'double.ts'), 'export const double = (n: number): number => n * 2')
  await writeFile(join(folder, 'typed.ts'), TYPED)
  await writeFile(join(folder, 'broken.ts'), "throw new Error('broken on purpose')")
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const entry = (name: string): URL => pathToFileURL(join(folder, name))

test('runs a TypeScript worker with TypeScript imports', async () => {
  const worker = startWorker(entry('typed.ts'), { n: 21 })
  const [answer] = await once(worker, 'message')
  await worker.terminate()
  expect(answer).toBe(42)
})

test('hands a failing worker to the error event', async () => {
  const worker = startWorker(entry('broken.ts'), null)
  const [error] = await once(worker, 'error')
  expect(String(error)).toContain('broken on purpose')
})
