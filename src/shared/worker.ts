import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Worker, type ResourceLimits } from 'node:worker_threads'

/** Compiled code stands beside compiled workers: what is `x.ts` in the source is `x.js` in dist. */
const COMPILED = import.meta.url.endsWith('.js')

/**
 * A script that reads TypeScript in its own thread. Module hooks (`--import tsx`) would start a second thread of some
 * 20 MB beside each worker.
 */
function requireTypescript(url: URL): string {
  const tsx = createRequire(import.meta.url).resolve('tsx/cjs')
  return `require(${JSON.stringify(tsx)}); require(${JSON.stringify(fileURLToPath(url))})`
}

/**
 * Start a worker thread from `new URL('./x.worker.ts', import.meta.url)`; `workerData` is cloned, not shared.
 * Works alike under tsx, under vitest and in compiled JavaScript. Errors reach the caller as the worker's `error` event,
 * running out of `resourceLimits` too.
 */
export function startWorker(url: URL, workerData: unknown, resourceLimits: ResourceLimits = {}): Worker {
  const options = { workerData, resourceLimits }
  if (COMPILED) return new Worker(new URL(url.href.replace(/\.ts$/, '.js')), options)
  return new Worker(requireTypescript(url), { ...options, eval: true })
}
