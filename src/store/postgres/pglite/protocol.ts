import type { Row, SqlValue } from '../../ports.ts'

/** What the worker is started with; no folder means in memory. */
export interface PgliteStart {
  folder: string | null
  /** PostgreSQL's page cache; all of it becomes resident at the start. */
  bufferMegabytes: number
}

export type PgliteRequest =
  | { id: number; op: 'query'; sql: string; params: readonly SqlValue[] }
  | { id: number; op: 'exec'; sql: string }
  | { id: number; op: 'close' }

/** An error without its prototype; `code` is SQLSTATE. `fatal` means the engine itself broke. */
export interface PgliteFailure {
  message: string
  code: string | undefined
  detail: string | undefined
  fatal: boolean
}

/** Answer to a request; id 0 answers the start. */
export type PgliteReply = { id: number; rows: Row[] } | { id: number; failure: PgliteFailure }
