import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database, LibraryStore } from '../../../src/store/ports.ts'
import { createLibraryStore, migrate, openDatabase } from '../../../src/store/postgres/index.ts'
import { dropDataDir, makeDataDir } from '../../support/data-dir.ts'
import { startChild } from './children.ts'
import { tokenizeByBlank } from './documents.ts'
import { DOCUMENTS, makeVersion, versionWord } from './versions.ts'

const KILLS = 10
let dataDir: string
beforeEach(async () => void (dataDir = await makeDataDir()))
afterEach(() => dropDataDir(dataDir))

/** Newest version the child has acknowledged for each document. */
function acknowledged(lines: readonly string[]): Map<string, number> {
  return new Map(
    lines
      .filter((line) => line !== 'open')
      .map((line) => line.split(' ') as [string, string])
      .map(([id, version]) => [id, Number(version)]),
  )
}

/** The one version of which every part is there, or an error that says what is not. */
async function wholeVersion(library: LibraryStore, id: string): Promise<number> {
  const stored = await library.getDocument(id)
  const version = Number(stored?.warnings[0]?.message ?? 0)
  if (stored === null) return version
  const wanted = makeVersion(id, version)
  expect(stored.digest).toBe(wanted.digest)
  expect(stored.text).toBe(wanted.text)
  expect(stored.sections).toEqual(wanted.sections)
  expect(Buffer.from((await library.getOriginal(id))?.bytes ?? []).toString()).toBe(wanted.text)
  const chunks = await library.getChunkRange(id, 0, 999)
  expect(chunks.map((chunk) => chunk.text)).toEqual(wanted.chunks.map((chunk) => chunk.text))
  const words = [versionWord(id, version - 1), versionWord(id, version), versionWord(id, version + 1)]
  const { frequency } = await library.termFrequencies(words)
  expect([...frequency.values()]).toEqual([0, wanted.chunks.length, 0])
  expect(await library.searchLexical(new Map([[words[1] ?? '', 1]]), 999)).toHaveLength(wanted.chunks.length)
  return version
}

/** The counters say what the postings say. */
async function expectCountersExact(db: Database): Promise<void> {
  const wrong = await db.query(
    `SELECT id FROM lexicon l WHERE chunk_count <> (SELECT count(*) FROM postings WHERE term_ids && ARRAY[l.id])`,
  )
  expect(wrong).toEqual([])
  const [sums] = await db.query(
    `SELECT s.chunk_count = count(p.*) AND s.length_sum = coalesce(sum(p.length), 0) AS exact
     FROM library_state s LEFT JOIN postings p ON true GROUP BY s.chunk_count, s.length_sum`,
  )
  expect(sums).toEqual({ exact: true })
}

test(
  `${KILLS} kills in the middle of an ingest leave every document whole, and nothing acknowledged is lost`,
  { timeout: 600_000 },
  async () => {
    const kept = new Map<string, number>()
    for (let round = 0; round < KILLS; round++) {
      const child = startChild('ingest-child', [dataDir, String(Math.max(0, ...kept.values()) + 1)])
      if (round > 0) await child.printed('open')
      await sleep(Math.random() * 1_500)
      await child.kill()
      for (const [id, version] of acknowledged(child.lines)) kept.set(id, version)

      const started = performance.now()
      const db = await openDatabase({ dataDir })
      await migrate(db)
      expect(performance.now() - started).toBeLessThan(30_000)
      const library = createLibraryStore(db, tokenizeByBlank)
      for (let at = 0; at < DOCUMENTS; at++) {
        const version = await wholeVersion(library, `d${at}`)
        expect(version).toBeGreaterThanOrEqual(kept.get(`d${at}`) ?? 0)
        kept.set(`d${at}`, version)
      }
      await expectCountersExact(db)
      await db.close()
    }
    expect(Math.max(...kept.values())).toBeGreaterThan(1)
  },
)
