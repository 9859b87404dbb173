import { randomUUID } from 'node:crypto'
import type { AnswerContext } from '../../rag/answer/context.ts'
import type { RunResult } from '../../rag/answer/pipeline.ts'
import type { AnswerStatus } from '../../rag/answer/status.ts'
import type { Answer, AnswerRequest, Contact, RetrievedPassage, StepTrace } from '../../rag/answer/types.ts'
import type { StoredDocument } from '../../store/ports.ts'
import type { ItemCandidate } from './understand/recognise.ts'

/** What belongs to an answer besides the run itself. */
export interface GuideFrame {
  request: AnswerRequest
  revision: string
  trace: readonly StepTrace[]
  askedAt: string
  embedder: string | null
  contacts: Contact[]
  candidates: readonly ItemCandidate[]
  /** The guide that was answered from. */
  guide: StoredDocument | null
  /** How a draft ends; the draft's completeness alone does not tell a question back. */
  status: AnswerStatus | null
}

const RETRIEVED = 10
const MAX_PASSAGE = 500

/** The public answer of a run over a guide. */
export function toGuideAnswer({ context, stop }: RunResult, frame: GuideFrame): Answer {
  const said = stop === null
  const citations = said ? context.citations : []
  const searchedFor = context.question
  return {
    id: randomUUID(),
    conversation_id: frame.request.conversationId ?? randomUUID(),
    asked_at: frame.askedAt,
    as_of: context.asOf,
    question: context.question,
    status: said ? (frame.status ?? context.status) : stop.status,
    answer: said ? context.text : stop.text,
    citations,
    retrieved: retrievedFrom(
      frame.guide,
      citations.map(({ anchor }) => anchor),
    ),
    composer: said ? 'extractive' : 'none',
    model: null,
    timings_ms: timings(frame.trace),
    notices: said ? context.notices : [],
    contacts: stop?.contacts ?? frame.contacts,
    label: 'AI生成',
    trace: {
      steps: [...frame.trace],
      searchedFor,
      terms: [],
      candidates: frame.candidates.map((candidate) => explain(candidate, citations)),
      dropped: context.dropped,
      hashes: { corpus: frame.revision, embedder: frame.embedder, prompts: {} },
    },
  }
}

/** Sections of the guide, those that were cited first. */
function retrievedFrom(guide: StoredDocument | null, cited: readonly string[]): RetrievedPassage[] {
  if (guide === null) return []
  const isCited = (anchor: string): boolean =>
    cited.some((one) => one === anchor || one.startsWith(`${anchor}.`))
  const sections = guide.sections.filter(({ level }) => level === 1)
  const ordered = [
    ...sections.filter(({ anchor }) => isCited(anchor)),
    ...sections.filter(({ anchor }) => !isCited(anchor)),
  ]
  return ordered.slice(0, RETRIEVED).map((section, rank) => ({
    doc_id: guide.id,
    source: guide.source,
    path: section.path.join(' › '),
    anchor: section.anchor,
    text: guide.text.slice(section.start, section.end).slice(0, MAX_PASSAGE),
    score: Math.round(1000 / (rank + 1)) / 1000,
  }))
}

function explain({ entry, score, features }: ItemCandidate, citations: AnswerContext['citations']) {
  return {
    doc_id: entry.id,
    source: entry.source,
    path: entry.item.name,
    anchor: 'overview',
    text: [entry.item.name, ...(entry.item.aliases ?? [])].join('、').slice(0, MAX_PASSAGE),
    score: rounded(score),
    kept: citations.some(({ doc_id }) => doc_id === entry.id),
    lexical: null,
    dense: null,
    features: Object.fromEntries(Object.entries(features).map(([name, value]) => [name, rounded(value)])),
  }
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000

function timings(trace: readonly StepTrace[]): Record<string, number> {
  const tenth = (ms: number): number => Math.round(ms * 10) / 10
  const total = trace.reduce((sum, { ms }) => sum + ms, 0)
  return { ...Object.fromEntries(trace.map(({ step, ms }) => [step, tenth(ms)])), total: tenth(total) }
}
