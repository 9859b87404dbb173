import { randomUUID } from 'node:crypto'
import type { TracedRun } from './run-to-end.ts'
import type { AnswerStatus } from './status.ts'
import type { Answer, AnswerTrace, Contact, RetrievedPassage, StepTrace } from './types.ts'

/** What a scenario knows of an answer besides the run itself. */
export interface AnswerDetails {
  /** ISO 8601. */
  askedAt: string
  /** How a run that nothing stopped ends. */
  status: AnswerStatus
  retrieved: RetrievedPassage[]
  contacts: Contact[]
  explained: Omit<AnswerTrace, 'steps' | 'dropped'>
}

/** The public answer of a run: what was said or why nothing was, with everything that decided it. */
export function toAnswer({ context, stop, trace }: TracedRun, details: AnswerDetails): Answer {
  const draft = stop === null ? context.draft : null
  return {
    id: randomUUID(),
    conversation_id: context.request.conversationId ?? randomUUID(),
    asked_at: details.askedAt,
    as_of: context.asOf,
    question: context.question,
    status: stop?.status ?? details.status,
    answer: stop?.text ?? context.text,
    citations: stop === null ? context.citations : [],
    retrieved: details.retrieved,
    composer: draft?.composer ?? 'none',
    model: draft?.model ?? null,
    timings_ms: timings(trace),
    notices: stop === null ? context.notices : [],
    contacts: stop?.contacts ?? details.contacts,
    label: 'AI生成',
    trace: { steps: trace, ...details.explained, dropped: context.dropped },
  }
}

function timings(trace: readonly StepTrace[]): Record<string, number> {
  const tenth = (ms: number): number => Math.round(ms * 10) / 10
  const total = trace.reduce((sum, { ms }) => sum + ms, 0)
  return { ...Object.fromEntries(trace.map(({ step, ms }) => [step, tenth(ms)])), total: tenth(total) }
}
