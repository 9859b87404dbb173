import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HuidaError } from '../../shared/errors.ts'
import { hashFiles } from '../hashes.ts'
import type { EvalLibrary, OpenLibrary, RunHashes } from '../types.ts'

/** A library of its own in a scratch directory, filled; `close` removes it. */
export interface ScratchLibrary {
  opened: EvalLibrary
  hashes: Pick<RunHashes, 'sources' | 'corpus' | 'embedder'>
  close(): Promise<void>
}

/**
 * Ingest paths into a fresh scratch directory, with embeddings unless told otherwise. Throws ERR_FILE_UNREADABLE when any
 * file fails: a suite over half a library would measure something else.
 */
export async function openScratchLibrary(
  open: OpenLibrary,
  paths: readonly string[],
  embed = true,
): Promise<ScratchLibrary> {
  const dir = await mkdtemp(join(tmpdir(), 'huida-eval-'))
  const removeDir = (): Promise<void> => rm(dir, { recursive: true, force: true })
  let opened: EvalLibrary | undefined
  try {
    opened = await open(dir)
    const outcomes = await opened.ingestPaths(paths)
    const failed = outcomes.filter((outcome) => outcome.outcome === 'failed')
    if (failed.length > 0)
      throw new HuidaError(
        'ERR_FILE_UNREADABLE',
        failed.map(({ path, reason }) => `${path}：${reason ?? ''}`).join('；'),
      )
    if (embed) await opened.embedPending()
    const hashes = {
      sources: await hashFiles(paths),
      corpus: await opened.library.revision(),
      embedder: opened.embedderId,
    }
    const library = opened
    return { opened: library, hashes, close: () => library.close().finally(removeDir) }
  } catch (error) {
    await opened?.close().catch(() => undefined)
    await removeDir()
    throw error
  }
}
