import type { AnswerStatus } from './status.ts'

export interface HistoryTurn {
  role: 'user' | 'assistant'
  content: string
  /** How a reply that was kept ended; one that a client tells is read by its words. */
  status?: AnswerStatus
}

/** One question, with what was said before it. `asOf` (ISO date) is the day the answer must hold on; default today. */
export interface AnswerRequest {
  question: string
  history?: readonly HistoryTurn[]
  conversationId?: string
  asOf?: string
  /** Where the person is, by the name the city pack gives the district; a question may say otherwise. */
  district?: string
}

/** A checked quotation: `quote` stands in the repaired text of the document at `anchor`; ≤ 500 characters. */
export interface Citation {
  n: number
  doc_id: string
  source: string
  title: string | null
  doc_no: string | null
  /** Breadcrumb, ` › ` between its parts. */
  path: string
  anchor: string
  quote: string
  /** 有效 · 征求意见稿 · 已修订 · 已废止 · 已过有效期 · 尚未施行 · 规划期已满 · 未注明 */
  validity: string
  issued_at: string | null
  effective_from: string | null
  effective_to: string | null
  url: string | null
}

export interface RetrievedPassage {
  doc_id: string
  source: string
  path: string
  anchor: string
  /** ≤ 500 characters. */
  text: string
  score: number
}

/** A passage with the features it was ranked by, kept or not: the “why this answer” page shows them. */
export interface ExplainedPassage extends RetrievedPassage {
  kept: boolean
  lexical: number | null
  dense: number | null
  features: Record<string, number>
}

export interface Contact {
  name: string
  phone: string
}

export interface StepTrace {
  step: string
  ms: number
  model?: string
  inputTokens?: number
  outputTokens?: number
  note?: string
}

/** What decided this answer; stored with it and shown under “为什么这样回答”. */
export interface AnswerTrace {
  steps: StepTrace[]
  /** The question retrieval really used. */
  searchedFor: string
  terms: { term: string; weight: number }[]
  candidates: ExplainedPassage[]
  /** Sentences a composer proposed and the grounding check dropped, with the reason. */
  dropped: { sentence: string; reason: string }[]
  hashes: { corpus: string; embedder: string | null; prompts: Record<string, string> }
}

/** The answer as API, CLI, page and evaluation see it. */
export interface Answer {
  id: string
  conversation_id: string
  asked_at: string
  as_of: string
  /** As asked, personal data masked. */
  question: string
  status: AnswerStatus
  /** ≤ 400 characters without a model; citation marks `[1]` after each sentence. */
  answer: string
  citations: Citation[]
  /** Top 10. */
  retrieved: RetrievedPassage[]
  composer: 'extractive' | 'generative' | 'curated' | 'none'
  model: string | null
  timings_ms: Record<string, number>
  /** Shown above the answer: a draft for comment, a conflict, a repealed source, a degraded mode. */
  notices: string[]
  /** Whom to ask when the answer is not enough. */
  contacts: Contact[]
  /** Always `AI生成`. */
  label: string
  trace: AnswerTrace
}

/** What a client may watch until the answer is there. Sentences are already checked. */
export type AnswerEvent =
  | { type: 'step'; step: string; ms: number }
  | { type: 'sentence'; text: string }
  | { type: 'citations'; citations: Citation[] }

export interface AnswerOptions {
  onEvent?: (event: AnswerEvent) => void
  signal?: AbortSignal
}
