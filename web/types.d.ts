/** The parts of the API's answers that the page reads; docs/openapi.json is the whole of it. */
export interface Citation {
  n: number
  doc_id: string
  source: string
  title: string | null
  doc_no: string | null
  path: string
  anchor: string
  quote: string
  validity: string
  issued_at: string | null
  effective_from: string | null
  effective_to: string | null
  url: string | null
}

export interface Candidate {
  doc_id: string
  source: string
  path: string
  anchor: string
  text: string
  score: number
  kept: boolean
  lexical: number | null
  dense: number | null
}

export interface Step {
  step: string
  ms: number
  model?: string
  inputTokens?: number
  outputTokens?: number
  note?: string
}

export interface Answer {
  id: string
  conversation_id: string
  as_of: string
  question: string
  status: string
  answer: string
  citations: Citation[]
  composer: string
  model: string | null
  notices: string[]
  contacts: { name: string; phone: string }[]
  label: string
  trace: {
    steps: Step[]
    searchedFor: string
    terms: { term: string; weight: number }[]
    candidates: Candidate[]
    dropped: { sentence: string; reason: string }[]
    hashes: { corpus: string; embedder: string | null; prompts: Record<string, string> }
  }
}

export interface NearestProvisions {
  passages: Citation[]
  nearer: boolean
}

export interface Status {
  documents: number
  pending_embeddings: number
  embedder: string | null
  sample_library: boolean
  hotline: string
  version: string
  answer_statuses: Record<string, string>
}

export interface DocumentSummary {
  id: string
  source: string
  title: string | null
  issuer: string | null
  doc_no: string | null
  kind: string | null
  validity: string
  written_at: string | null
  published_at: string | null
  effective_from: string | null
  effective_to: string | null
  url: string | null
  sample: boolean
}

export interface DocumentList {
  items: DocumentSummary[]
  next_offset: number | null
  offset: number
  limit: number
  total: number
}

export interface Extent {
  start: number
  end: number
}

export interface Passage {
  doc_id: string
  path: string
  text: string
  offset: number
  total: number
  highlights: Extent[]
  headings: { anchor: string; level: number; start: number }[]
  tables: (Extent & { anchor: string })[]
}

export interface Place {
  doc: string
  anchor?: string | undefined
  quote?: string | undefined
}

export type StreamEvent =
  | { event: 'step'; data: { step: string; ms: number } }
  | { event: 'sentence'; data: { text: string } }
  | { event: 'citations'; data: { citations: Citation[] } }
  | { event: 'done'; data: { answer: Answer } }
  | { event: 'problem'; data: { title: string; detail: string; instance: string } }
