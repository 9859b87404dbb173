import type { Worker } from 'node:worker_threads'
import { HuidaError, toHuidaError } from '../../../../shared/errors.ts'
import { startWorker } from '../../../../shared/worker.ts'
import type { LoadedDocument } from '../../types.ts'
import type { LoadLimits } from '../limits.ts'
import type { HeavyKind, LoaderJob, LoaderReply } from './loader-protocol.ts'

/** Heap of the thread: a file that needs more is refused. */
const MEMORY = { maxOldGenerationSizeMb: 768 }
/** The thread ends when nothing came for so long; its libraries take memory. */
const IDLE_MS = 20_000

let worker: Worker | null = null
let idle: NodeJS.Timeout | undefined
let queue: Promise<unknown> = Promise.resolve()
let nextJob = 1

/** Loads a file in the loader thread, one at a time. ERR_FILE_UNREADABLE when it takes too long or too much memory. */
export function loadInThread(
  kind: HeavyKind,
  bytes: Uint8Array,
  limits: LoadLimits,
): Promise<LoadedDocument[]> {
  const result = queue.then(() => runJob({ job: nextJob++, kind, bytes, limits }))
  queue = result.catch(() => undefined)
  return result
}

async function runJob(job: LoaderJob): Promise<LoadedDocument[]> {
  clearTimeout(idle)
  const thread = (worker ??= startWorker(new URL('./loader.worker.ts', import.meta.url), null, MEMORY))
  thread.ref()
  try {
    const reply = await converse(thread, job)
    if ('documents' in reply) return reply.documents
    throw new HuidaError(reply.code, reply.detail)
  } finally {
    thread.unref()
    idle = setTimeout(stopThread, IDLE_MS).unref()
  }
}

function converse(thread: Worker, job: LoaderJob): Promise<LoaderReply> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer)
      thread.off('message', onMessage).off('error', onError).off('exit', onExit)
      finish()
    }
    const fail = (detail: string, cause?: unknown): void =>
      settle(() => {
        stopThread()
        reject(new HuidaError('ERR_FILE_UNREADABLE', detail, { cause }))
      })
    const onMessage = (reply: LoaderReply): void => {
      if (reply.job === job.job) settle(() => resolve(reply))
    }
    const onError = (error: unknown): void => fail('文件过于复杂，读取时内存不足或出错', toHuidaError(error))
    const onExit = (): void => fail('文件读取意外中断')
    const seconds = Math.round(job.limits.timeoutMs / 1000)
    const timer = setTimeout(() => fail(`文件读取超过 ${seconds} 秒，已放弃`), job.limits.timeoutMs)
    thread.on('message', onMessage).on('error', onError).on('exit', onExit)
    thread.postMessage(job)
  })
}

function stopThread(): void {
  const thread = worker
  worker = null
  // Errors of a thread that is being stopped concern nobody.
  thread?.on('error', () => undefined)
  void thread?.terminate()
}
