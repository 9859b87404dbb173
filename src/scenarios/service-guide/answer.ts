import type { TracedRun } from '../../rag/answer/run-to-end.ts'
import type { AnswerStatus } from '../../rag/answer/status.ts'
import { toAnswer } from '../../rag/answer/to-answer.ts'
import type { Answer, Citation, Contact, RetrievedPassage } from '../../rag/answer/types.ts'
import type { StoredDocument } from '../../store/ports.ts'
import type { ItemCandidate } from './understand/item/recognise.ts'

/** What belongs to an answer besides the run itself. */
export interface GuideFrame {
  revision: string
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
export function toGuideAnswer(run: TracedRun, frame: GuideFrame): Answer {
  const { question, status, citations } = run.context
  return toAnswer(run, {
    askedAt: frame.askedAt,
    status: frame.status ?? status,
    retrieved: retrievedFrom(
      frame.guide,
      citations.map(({ anchor }) => anchor),
    ),
    contacts: frame.contacts,
    explained: {
      searchedFor: question,
      terms: [],
      candidates: frame.candidates.map((candidate) => explain(candidate, citations)),
      hashes: { corpus: frame.revision, embedder: frame.embedder, prompts: {} },
    },
  })
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

function explain({ entry, score, features }: ItemCandidate, citations: readonly Citation[]) {
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
