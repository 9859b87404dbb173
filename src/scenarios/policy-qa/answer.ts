import { randomUUID } from 'node:crypto'
import type { AnswerContext } from '../../rag/answer/context.ts'
import type { RunResult } from '../../rag/answer/pipeline.ts'
import type { Answer, AnswerRequest, Contact, StepTrace } from '../../rag/answer/types.ts'
import { MAX_PASSAGE, mergePassages } from '../../rag/retrieve/passage.ts'
import type { StoredDocument } from '../../store/ports.ts'
import type { LibraryView } from './documents.ts'
import { EXPLAINED, explainCandidates, toPassage } from './passages.ts'

/** What belongs to an answer besides the run itself. */
export interface AnswerFrame {
  request: AnswerRequest
  view: LibraryView
  /** Documents of the best candidates, for passages. */
  texts: ReadonlyMap<string, StoredDocument>
  trace: StepTrace[]
  id: string
  askedAt: string
  embedder: string | null
  prompts: Record<string, string>
  contacts: (context: AnswerContext) => Contact[]
}

const RETRIEVED = 10

/** The public answer of a run: what was said or why nothing was, with everything that decided it. */
export function toAnswer({ context, stop }: RunResult, frame: AnswerFrame): Answer {
  const candidates = context.parts.flatMap((part) => part.retrieval.candidates)
  const ranked = interleave(context.parts.map((part) => part.retrieval.candidates))
  const said = stop === null
  const cited = said ? context.citations : []
  return {
    id: frame.id,
    conversation_id: frame.request.conversationId ?? randomUUID(),
    asked_at: frame.askedAt,
    as_of: context.asOf,
    question: context.question,
    status: said ? context.status : stop.status,
    answer: said ? context.text : stop.text,
    citations: cited,
    retrieved: mergePassages(ranked, frame.texts, RETRIEVED).map(toPassage),
    composer: said ? (context.draft?.composer ?? 'none') : 'none',
    model: said ? (context.draft?.model ?? null) : null,
    timings_ms: timings(frame.trace),
    notices: said ? context.notices : [],
    contacts: stop?.contacts ?? frame.contacts(context),
    label: 'AI生成',
    trace: {
      steps: frame.trace,
      searchedFor: context.parts.map((part) => part.analysis.searchText).join(' / '),
      terms: [...(context.parts[0]?.analysis.terms ?? [])].map(([term, weight]) => ({ term, weight })),
      candidates: explainCandidates(
        candidates
          .slice(0, EXPLAINED)
          .map((candidate) => ({ candidate, text: candidate.chunk.text.slice(0, MAX_PASSAGE) })),
        cited,
      ),
      dropped: context.dropped,
      hashes: { corpus: frame.view.revision, embedder: frame.embedder, prompts: frame.prompts },
    },
  }
}

function timings(trace: readonly StepTrace[]): Record<string, number> {
  const rounded = Object.fromEntries(trace.map((step) => [step.step, Math.round(step.ms * 10) / 10]))
  const total = trace.reduce((sum, step) => sum + step.ms, 0)
  return { ...rounded, total: Math.round(total * 10) / 10 }
}

/** The best of each part in turn: a comparison shows both sides at the top. */
function interleave<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, i) =>
    lists.flatMap((list) => (i < list.length ? [list[i]!] : [])),
  ).flat()
}
