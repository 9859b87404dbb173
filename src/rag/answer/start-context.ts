import { maskQuestion } from '../../guardrails/pii/asked.ts'
import type { DocumentSummary } from '../../store/ports.ts'
import type { ValidityIndex } from '../validity.ts'
import type { AnswerContext } from './context.ts'
import { EvidenceBook } from './evidence.ts'
import { respell } from './respell.ts'
import type { AnswerRequest } from './types.ts'

/** Text as a run reads it: personal data masked, characters as in the library. */
export const readable = (text: string, { normalise }: { normalise: (text: string) => string }): string =>
  normalise(maskQuestion(text))

/**
 * What a run begins with: a question as the library is written (names of `everyday` speech too), the day it must hold on, and
 * nothing found out yet.
 */
export function startContext(
  request: AnswerRequest,
  typed: string,
  asOf: string,
  { validity, documents }: { validity: ValidityIndex; documents: ReadonlyMap<string, DocumentSummary> },
  everyday?: readonly string[],
): AnswerContext {
  const { question, respelt } = respell(typed, documents, everyday)
  return {
    request,
    question,
    asOf,
    heldOn: asOf,
    time: null,
    carried: null,
    topic: new Set(),
    analysis: null,
    parts: [],
    unanswered: [],
    evidence: new EvidenceBook(),
    draft: null,
    citations: [],
    text: '',
    notices: respelt.map((one) => `问题里的“${one.typed}”按“${one.meant}”理解。`),
    dropped: [],
    status: 'answered',
    validity,
    documents,
  }
}
