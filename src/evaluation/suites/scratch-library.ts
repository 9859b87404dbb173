import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HuidaError } from '../../shared/errors.ts'
import { hashFiles } from '../hashes.ts'
import type { EvalLibrary, OpenLibrary, OpenScratch, ScratchLibrary } from '../types.ts'
import { shareHotline } from './share-hotline.ts'

/** Scratch libraries of a run. */
export interface ScratchLibraries {
  /** A library filled with paths: the one that is open already when it was filled with the same. */
  open: OpenScratch
  /** Closes and removes what is open. */
  close(): Promise<void>
}

/**
 * Libraries in scratch directories, one at a time: suites that follow each other over the same files share one, because
 * indexing takes longer than asking; another one closes it, so that only one is in memory.
 */
export function scratchLibraries(open: OpenLibrary): ScratchLibraries {
  let current: { key: string; library: Promise<ScratchLibrary> } | null = null
  const close = async (): Promise<void> => {
    const last = current
    current = null
    await last?.library.then(
      (library) => library.close(),
      () => undefined,
    )
  }
  return {
    close,
    async open(paths, { embed = true, apart = false } = {}) {
      if (apart) return fillScratchLibrary(open, paths, embed)
      const key = JSON.stringify([paths, embed])
      if (current?.key !== key) {
        await close()
        current = { key, library: fillScratchLibrary(open, paths, embed) }
      }
      const library = await current.library
      return { ...library, close: async () => undefined }
    },
  }
}

/**
 * Ingest paths into a fresh scratch directory, with embeddings unless told otherwise. Throws ERR_FILE_UNREADABLE when any
 * file fails: a suite over half a library would measure something else.
 */
async function fillScratchLibrary(
  open: OpenLibrary,
  paths: readonly string[],
  embed: boolean,
): Promise<ScratchLibrary> {
  const dir = await mkdtemp(join(tmpdir(), 'huida-eval-'))
  const removeDir = (): Promise<void> => rm(dir, { recursive: true, force: true })
  let opened: EvalLibrary | undefined
  try {
    opened = shareHotline(await open(dir))
    await ingestAll(opened, paths)
    if (embed) await opened.embedPending()
    const hashes = {
      sources: await hashFiles(paths),
      corpus: await opened.library.revision(),
      embedder: opened.embedderId,
      chat: opened.chatId,
    }
    const library = opened
    return { opened: library, hashes, close: () => library.close().finally(removeDir) }
  } catch (error) {
    await opened?.close().catch(() => undefined)
    await removeDir()
    throw error
  }
}

async function ingestAll(opened: EvalLibrary, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return
  const outcomes = await opened.ingestPaths(paths)
  const failed = outcomes.filter((outcome) => outcome.outcome === 'failed')
  if (failed.length > 0)
    throw new HuidaError(
      'ERR_FILE_UNREADABLE',
      failed.map(({ path, reason }) => `${path}：${reason ?? ''}`).join('；'),
    )
}
