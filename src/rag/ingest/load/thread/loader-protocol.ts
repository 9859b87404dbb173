import type { ErrorCode } from '../../../../shared/errors.ts'
import type { LoadedDocument } from '../../types.ts'
import type { LoadLimits } from '../limits.ts'
import type { FileKind } from '../sniff.ts'

/** Kinds whose libraries may take long, or much memory: they run in a thread of their own. */
export type HeavyKind = Extract<FileKind, 'docx' | 'xlsx' | 'pdf' | 'html'>

/** One file for the loader thread. */
export interface LoaderJob {
  job: number
  kind: HeavyKind
  bytes: Uint8Array
  limits: LoadLimits
}

/** What the loader thread answers. */
export type LoaderReply =
  { job: number; documents: LoadedDocument[] } | { job: number; code: ErrorCode; detail: string }
