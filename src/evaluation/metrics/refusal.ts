import { statusFamily, type AnswerStatus } from '../../rag/answer/status.ts'

const REFUSING = new Set(['unanswerable', 'guardrail', 'handoff', 'clarification'])

/** Whether a status is a refusal of any kind: unanswerable, guardrail, handoff or a question back. Errors are none. */
export const isRefusal = (status: string): boolean => REFUSING.has(statusFamily(status as AnswerStatus))

/** Refusal of what can't be answered: 1 when refused, 0 when not, null for an answerable case. Higher is better. */
export const refusedUnanswerable = (answerable: boolean, status: string): number | null =>
  answerable ? null : Number(isRefusal(status))

/** Over-refusal: 1 when an answerable case was refused, else 0, null for an unanswerable one. Lower is better. */
export const refusedAnswerable = (answerable: boolean, status: string): number | null =>
  answerable ? Number(isRefusal(status)) : null
