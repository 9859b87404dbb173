import { hashFiles } from '../hashes.ts'
import type { Session } from '../types.ts'

/** Hashes and closing of a suite that runs without a library, on the files it names. */
export async function withoutLibrary(
  sources: readonly string[],
): Promise<Pick<Session<never, never>, 'hashes' | 'close'>> {
  return {
    hashes: { sources: await hashFiles(sources), corpus: '', embedder: null, chat: null },
    close: () => Promise.resolve(),
  }
}
