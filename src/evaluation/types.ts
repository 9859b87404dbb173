import type { Hotline } from '../scenarios/hotline/index.ts'
import type { Assistant } from '../scenarios/assistant/index.ts'
import type { LibraryStore } from '../store/ports.ts'

/** One question of a suite; `type` is what results are broken down by. */
export interface EvalCase {
  id: string
  type: string
  question: string
}

/**
 * `calibration` and `coverage-95` are reckoned from confidences, negative where the answer was wrong; `macro-f1` from class
 * numbers, the right one times 100 plus the found one, and `macro-f1-gain` from three of them, the last the baseline's.
 */
export type Aggregate =
  'mean' | 'sum' | 'p50' | 'p95' | 'max' | 'calibration' | 'coverage-95' | 'macro-f1' | 'macro-f1-gain'

/** How a metric is named, shown, summed up and judged. */
export interface MetricInfo {
  name: string
  /** Chinese. */
  label: string
  better: 'higher' | 'lower'
  unit: 'share' | 'ms' | 'characters' | 'count'
  aggregate: Aggregate
  /** Compared with the baseline by the gate; timings are not, because they depend on the machine. */
  gated: boolean
}

/** A metric scores one case; null where it does not apply. */
export interface Metric<C, O> extends MetricInfo {
  score(evalCase: C, outcome: O): number | null
}

/** What a value was measured on, so that two runs can be told to be comparable. Hashes are SHA-256, the first 16 digits. */
export interface RunHashes {
  dataset: string
  /** Of the files that were ingested. */
  sources: string
  /** Revision of the library after ingest. */
  corpus: string
  prompts: Record<string, string>
  embedder: string | null
  /** Chat model; null when answers are quoted. */
  chat: string | null
  /** Commit, with `+` when the tree had changes; null outside a checkout. */
  git: string | null
}

/** The part of the hashes that a library knows. */
export type LibraryHashes = Pick<RunHashes, 'sources' | 'corpus' | 'embedder' | 'chat'>

/** A line of evidence under a failing case. */
export interface Detail {
  label: string
  text: string
}

/** A suite opened for a run: asks the system, scores, explains. */
export interface Session<C extends EvalCase, O> {
  run(evalCase: C): Promise<O>
  metrics: readonly Metric<C, O>[]
  explain(evalCase: C, outcome: O): Detail[]
  hashes: LibraryHashes
  close(): Promise<void>
}

/** A value that somebody else states for a metric, printed beside ours. */
export interface Reference {
  metric: string
  label: string
  value: number
}

/** A named set of cases with the way to run them. */
export interface Suite<C extends EvalCase, O> {
  name: string
  title: string
  /** The metric by which a case counts as failed (below 1, or above 0 when lower is better). */
  primary: string
  references: readonly Reference[]
  /** Value a metric must reach (or not exceed, when lower is better) whatever the baseline says. */
  floors: Readonly<Record<string, number>>
  load(): Promise<{ cases: C[]; hash: string }>
  open(): Promise<Session<C, O>>
}

/** Summary of scores: how many, their aggregate, and its 95 % bootstrap interval (null for fewer than two). */
export interface Summary {
  n: number
  value: number
  interval: [number, number] | null
}

export interface MetricResult extends MetricInfo {
  overall: Summary
  byType: Record<string, Summary>
}

/** One case of a run as it is written to disk. */
export interface CaseRecord extends EvalCase {
  scores: Record<string, number | null>
  failed: boolean
  details: Detail[]
  /** Set when the system threw or ended in an error; such a case has no scores. */
  error?: string
}

/** Result of a suite, as JSON. */
export interface SuiteResult {
  suite: string
  title: string
  primary: string
  startedAt: string
  durationMs: number
  cases: number
  errors: number
  hashes: RunHashes
  references: readonly Reference[]
  floors: Readonly<Record<string, number>>
  metrics: MetricResult[]
  records: CaseRecord[]
}

/** The real application over a library of its own, as an evaluation uses it. */
export interface EvalLibrary {
  assistant: Assistant
  /** Ingests files and folders; resolves when all are in, with what became of each. */
  ingestPaths(paths: readonly string[]): Promise<{ path: string; outcome: string; reason?: string }[]>
  /** Resolves when every chunk has its vector; at once without an embedder. */
  embedPending(): Promise<void>
  library: Pick<LibraryStore, 'revision' | 'documentIndex' | 'getDocument' | 'getChunkRange'>
  /** The hotline of a city pack (a folder or file; null for the sample city's), with an embedding model of its own. */
  openHotline(cityPath: string | null): Promise<{ hotline: Hotline; close(): Promise<void> }>
  /** Vectors of texts, remembered between runs; null without an embedding model. */
  embedTexts(texts: readonly string[]): Promise<Float32Array[] | null>
  embedderId: string | null
  chatId: string | null
  close(): Promise<void>
}

/** Opens the application on an empty directory. */
export type OpenLibrary = (scratchDir: string) => Promise<EvalLibrary>

/** A library of its own in a scratch directory, filled, with the hashes of what is in it. */
export interface ScratchLibrary {
  opened: EvalLibrary
  hashes: LibraryHashes
  close(): Promise<void>
}

/**
 * A library filled with paths (without vectors when `embed` is false). Suites of a run over the same paths get the same
 * one, `apart` one for itself alone, closed by its own `close`. Throws ERR_FILE_UNREADABLE when any file fails.
 */
export type OpenScratch = (
  paths: readonly string[],
  options?: { embed?: boolean; apart?: boolean },
) => Promise<ScratchLibrary>
