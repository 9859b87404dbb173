import type { FileOutcome, Readiness } from '../../api/services.ts'
import type { Answer, AnswerRequest } from '../../rag/answer/types.ts'
import type { NearestProvisions } from '../../rag/nearest/index.ts'
import type { SearchResult } from '../../scenarios/policy-qa/types.ts'
import type { ChunkKind } from '../../store/records.ts'

/** Called for each file of an ingest, in the order they finish. */
export type OnFile = (done: number, total: number, outcome: FileOutcome) => void

/** The application as a command sees it: in this process, or in the service that holds the data directory. */
export interface Gateway {
  /** Address of the service, or null when the application is in this process. */
  readonly service: string | null
  answer(request: AnswerRequest): Promise<Answer>
  /** What comes nearest to the question of an answer. */
  nearest(answer: Answer): Promise<NearestProvisions>
  search(query: string, limit: number, kinds?: readonly ChunkKind[]): Promise<SearchResult>
  /** Paths are absolute. */
  ingest(paths: readonly string[], onFile: OnFile): Promise<FileOutcome[]>
  /** Resolves when no chunk waits for its vector any more. */
  embed(onProgress: (done: number, total: number) => void): Promise<void>
  readiness(): Promise<Readiness>
  backup(file: string): Promise<void>
  close(): Promise<void>
}
