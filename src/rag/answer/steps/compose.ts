import type { AnswerContext, Draft, Step } from '../context.ts'

/** Makes a draft from evidence. */
export type Composer = (
  context: AnswerContext,
  signal: AbortSignal,
) => Promise<{ draft: Draft; inputTokens?: number; outputTokens?: number }>

/**
 * Compose with the model when there is one; a model that is down, slow or answers out of form costs nothing but a
 * notice: the extractive answer takes its place.
 */
export function compose(extractive: Composer, generative: Composer | null): Step {
  return {
    name: 'compose',
    async run(context, signal) {
      if (generative === null) return finish(context, await extractive(context, signal))
      try {
        const result = await generative(context, signal)
        if (result.draft.sentences.length > 0) return finish(context, result)
      } catch (error) {
        if (signal.aborted) throw error
        const degraded = { ...context, notices: [...context.notices, '大模型暂时不可用，以下为原文摘录。'] }
        return finish(
          degraded,
          await extractive(context, signal),
          error instanceof Error ? error.message : String(error),
        )
      }
      return finish(context, await extractive(context, signal), '模型没有给出有依据的答复，改用原文摘录')
    },
  }
}

function finish(
  context: AnswerContext,
  result: Awaited<ReturnType<Composer>>,
  note?: string,
): ReturnType<Step['run']> {
  const { draft, ...usage } = result
  return {
    next: { ...context, draft, unanswered: [...context.unanswered, ...(draft.unanswered ?? [])] },
    trace: {
      ...usage,
      ...(draft.model === null ? {} : { model: draft.model }),
      note: note ?? draft.composer,
    },
  }
}
