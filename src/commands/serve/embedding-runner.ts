import type { ApiServices } from '../../api/services.ts'
import type { Huida } from '../../container/index.ts'
import type { CommandContext } from '../command-line/command.ts'

/** Embeds in the background, one run at a time; answers use words alone for what still waits. */
export interface EmbeddingRunner {
  /** Resolves when the run is over, however it ended. */
  start(): Promise<void>
  /** The services, with a run started after each ingest of paths. */
  afterIngest(services: ApiServices): ApiServices
}

/** A runner over the application of `serve`. */
export function createEmbeddingRunner(huida: Huida, { log, terminal }: CommandContext): EmbeddingRunner {
  let running = false

  async function runOnce(): Promise<void> {
    const { pendingEmbeddings, embedder } = await huida.readiness()
    if (embedder === null || pendingEmbeddings === 0) return
    const progress = await terminal.progress('生成向量')
    const started = Date.now()
    const complete = await huida
      .embedPending((done, total) => progress.update(done, total))
      .finally(() => progress.stop())
    const seconds = ((Date.now() - started) / 1000).toFixed(1)
    if (complete) terminal.note(`向量已就绪（${pendingEmbeddings} 个片段，${seconds} 秒）`)
  }

  const failed = (error: unknown) =>
    log.error({ err: error }, 'embedding failed; retried after the next ingest')

  async function start(): Promise<void> {
    // What comes during a run is made by that run.
    if (running) return void (await huida.embedPending(() => {}).catch(failed))
    running = true
    await runOnce().catch(failed)
    running = false
  }

  return {
    start,
    afterIngest: (services) => ({
      ...services,
      async ingestPaths(paths, onFile) {
        const outcomes = await services.ingestPaths(paths, onFile)
        void start()
        return outcomes
      },
    }),
  }
}
