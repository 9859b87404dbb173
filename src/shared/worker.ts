import { Worker, type ResourceLimits } from 'node:worker_threads'

/** Compiled code stands beside compiled workers: what is `x.ts` in the source is `x.js` in dist. */
const COMPILED = import.meta.url.endsWith('.js')

/** A module that makes its own thread read TypeScript. `--import tsx` alone registers on the main thread only. */
function typescriptLoader(): string {
  const api = import.meta.resolve('tsx/esm/api')
  const source = `import { register } from ${JSON.stringify(api)}; register()`
  return `data:text/javascript,${encodeURIComponent(source)}`
}

/**
 * Start a worker thread from `new URL('./x.worker.ts', import.meta.url)`; `workerData` is cloned, not shared.
 * Works alike under tsx, under vitest and in compiled JavaScript. Errors reach the caller as the worker's `error` event,
 * running out of `resourceLimits` too.
 */
export function startWorker(url: URL, workerData: unknown, resourceLimits: ResourceLimits = {}): Worker {
  const entry = COMPILED ? new URL(url.href.replace(/\.ts$/, '.js')) : url
  const execArgv = entry.pathname.endsWith('.ts') ? ['--import', typescriptLoader()] : []
  return new Worker(entry, { workerData, execArgv, resourceLimits })
}
