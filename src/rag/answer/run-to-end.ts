import { isHuidaError } from '../../shared/errors.ts'
import type { AnswerContext, Step } from './context.ts'
import { runPipeline, type RunResult } from './pipeline.ts'
import type { AnswerStatus } from './status.ts'
import type { AnswerOptions, StepTrace } from './types.ts'

/** A run with what each of its steps took. */
export interface TracedRun extends RunResult {
  trace: StepTrace[]
}

/**
 * Run within the time limit, telling each step; a failure becomes a status, never an empty answer. A client that left is an
 * abort.
 */
export async function runToEnd(
  steps: readonly Step[],
  context: AnswerContext,
  options: AnswerOptions,
  timeoutMs: number,
): Promise<TracedRun> {
  const trace: StepTrace[] = []
  const record = (step: StepTrace): void => {
    trace.push(step)
    options.onEvent?.({ type: 'step', step: step.step, ms: step.ms })
  }
  const timeout = AbortSignal.timeout(timeoutMs)
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout
  try {
    return { ...(await runPipeline(steps, context, signal, record)), trace }
  } catch (error) {
    if (options.signal?.aborted) throw error
    return { ...failedRun(context, timeout.aborted ? 'error_timeout' : 'error_internal', error), trace }
  }
}

/** A run that threw: the status says so in words; the cause goes to the trace, without internals. */
function failedRun(context: AnswerContext, status: AnswerStatus, error: unknown): RunResult {
  const text =
    status === 'error_timeout'
      ? '这次处理超时了，请稍后再试，或拨打政务服务热线。'
      : '处理时出了问题，请稍后再试，或拨打政务服务热线。'
  const reason = isHuidaError(error) ? error.code : 'ERR_INTERNAL'
  return {
    context: { ...context, dropped: [...context.dropped, { sentence: '', reason }] },
    stop: { status, text },
  }
}
