import { toHuidaError } from '../../../shared/errors.ts'
import type { DocumentCounts, FileOutcome } from './types.ts'

/** True for what went wrong with the library itself, which no other file would fare better with. */
export const isStoreError = (error: unknown): boolean => toHuidaError(error).code.startsWith('ERR_STORE_')

/** The outcome of a file of which nothing is known yet: nothing in it changed. */
export function newOutcome(path: string, counts: Partial<DocumentCounts> = {}): FileOutcome {
  const none = { created: 0, updated: 0, unchanged: 0, removed: 0, failed: 0 }
  return { path, outcome: 'unchanged', docIds: [], chunks: 0, warnings: [], counts: { ...none, ...counts } }
}

/** The outcome of a file that cannot be read at all. */
export function failedOutcome(path: string, error: unknown): FileOutcome {
  const { code, detail } = toHuidaError(error)
  return { ...newOutcome(path, { failed: 1 }), outcome: 'failed', code, reason: detail }
}

/** Adds a document that cannot be read or stored; the others of its file go on. Throws what is wrong with the library. */
export function addFailure(outcome: FileOutcome, path: string, error: unknown): void {
  if (isStoreError(error)) throw error
  const { code, detail } = toHuidaError(error)
  outcome.counts.failed++
  outcome.code ??= code
  outcome.reason ??= `${path}：${detail}`
  outcome.warnings.push({ code, message: `${path}：${detail}` })
}
