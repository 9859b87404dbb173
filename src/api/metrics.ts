import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { statusFamily } from '../rag/answer/status.ts'
import type { Answer } from '../rag/answer/types.ts'
import type { Readiness } from './services.ts'

/** What the service counts, in Prometheus terms. One instance an app, so that tests do not share counters. */
export interface ApiMetrics {
  readonly contentType: string
  answered(answer: Answer): void
  requested(labels: { method: string; route: string; status: number }, seconds: number): void
  /** The exposition text, with the gauges set from `readiness`. */
  render(readiness: Readiness): Promise<string>
}

const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Build the registry. */
export function createMetrics(): ApiMetrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'huida_' })
  const answers = new Counter({
    name: 'huida_answers_total',
    help: 'Answers by status family, status and composer',
    labelNames: ['family', 'status', 'composer'],
    registers,
  })
  const steps = new Histogram({
    name: 'huida_answer_step_seconds',
    help: 'Seconds spent in a step of the answer pipeline',
    labelNames: ['step'],
    buckets: SECONDS,
    registers,
  })
  const requests = new Histogram({
    name: 'huida_http_request_seconds',
    help: 'Seconds to answer an HTTP request',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  })
  const library = new Gauge({
    name: 'huida_library',
    help: 'Documents, chunks and chunks waiting for an embedding',
    labelNames: ['of'],
    registers,
  })
  return {
    contentType: registry.contentType,
    answered(answer) {
      const { status, composer } = answer
      answers.inc({ family: statusFamily(status), status, composer })
      for (const { step, ms } of answer.trace.steps) steps.observe({ step }, ms / 1000)
    },
    requested(labels, seconds) {
      requests.observe(labels, seconds)
    },
    render(readiness) {
      library.set({ of: 'documents' }, readiness.documents)
      library.set({ of: 'chunks' }, readiness.chunks)
      library.set({ of: 'pending_embeddings' }, readiness.pendingEmbeddings)
      return registry.metrics()
    },
  }
}
