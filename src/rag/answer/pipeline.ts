import type { AnswerContext, Step, Stop } from './context.ts'
import type { StepTrace } from './types.ts'

/** Where a run ended: the last context and, when a step stopped it, why. */
export interface RunResult {
  context: AnswerContext
  stop: Stop | null
}

/** Run the steps in order until one stops; each step's time is recorded whether it went on, stopped or threw. */
export async function runPipeline(
  steps: readonly Step[],
  context: AnswerContext,
  signal: AbortSignal,
  record: (trace: StepTrace) => void,
): Promise<RunResult> {
  let current = context
  for (const step of steps) {
    signal.throwIfAborted()
    const started = performance.now()
    let detail: Partial<StepTrace> = {}
    try {
      const outcome = await step.run(current, signal)
      detail = outcome.trace ?? {}
      current = outcome.next ?? current
      if ('stop' in outcome) return { context: current, stop: outcome.stop }
    } finally {
      record({ step: step.name, ms: performance.now() - started, ...detail })
    }
  }
  return { context: current, stop: null }
}
