import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe } from 'vitest'

/** Folder with the real corpus, evaluation sets and models; not part of the repository. */
export const sharedDir = resolve(process.env.HUIDA_SHARED ?? '../shared')

/** True when everything optional must run (CI): a missing prerequisite is a failure, not a skip. */
export const requireAll = process.env.HUIDA_REQUIRE_ALL === '1'

/** Path below the shared folder. */
export const sharedPath = (...parts: string[]): string => join(sharedDir, ...parts)

/** A suite that needs the shared folder: skipped with a plain line when it is absent, unless everything is required. */
export function describeShared(name: string, suite: () => void): void {
  const present = existsSync(sharedDir)
  if (!present && !requireAll) console.warn(`skipped: ${name} (no ${sharedDir}; set HUIDA_SHARED)`)
  describe.skipIf(!present && !requireAll)(name, suite)
}
