import { afterAll, beforeAll, describe } from 'vitest'
import type { Database } from '../../../src/store/ports.ts'
import { migrate, openDatabase } from '../../../src/store/postgres/index.ts'
import { dropDataDir, makeDataDir } from '../../support/data-dir.ts'
import { postgresWanted, startPostgres, type TestServer } from '../../support/postgres.ts'

/** What a suite gets: `db` is open and migrated between beforeAll and afterAll. */
export interface EngineUnderTest {
  readonly db: Database
  /** Empties every table, so that tests of a file don't see each other's rows. */
  clear(): Promise<void>
}

const CLEAR = `TRUNCATE documents, lexicon, embedding_models, answers, settings, tickets, ticket_numbers, ticket_reveals, retrainings RESTART IDENTITY CASCADE;
  INSERT INTO library_state DEFAULT VALUES ON CONFLICT DO NOTHING;
  UPDATE library_state SET version = 0, embedding_version = 0, chunk_count = 0, length_sum = 0, reference_length = 0`

async function clear(db: Database): Promise<void> {
  const indices = "SELECT relname AS name FROM pg_class WHERE relname LIKE 'embeddings_hnsw_%'"
  for (const { name } of await db.query<{ name: string }>(indices)) await db.exec(`DROP INDEX ${name}`)
  await db.exec(CLEAR)
}

/** Run the same suite on embedded PGlite and on PostgreSQL. */
export function describeEngines(name: string, suite: (engine: EngineUnderTest) => void): void {
  const engines = postgresWanted(name) ? (['pglite', 'postgres'] as const) : (['pglite'] as const)
  describe.each(engines)(`${name} on %s`, (kind) => {
    let db: Database | null = null
    let server: TestServer | null = null
    let dataDir: string | null = null
    beforeAll(async () => {
      server = kind === 'postgres' ? await startPostgres() : null
      dataDir = kind === 'pglite' ? await makeDataDir() : null
      db = await openDatabase({ databaseUrl: (await server?.createDatabase()) ?? null, dataDir })
      await migrate(db)
    })
    afterAll(async () => {
      await db?.close()
      await server?.stop()
      if (dataDir !== null) dropDataDir(dataDir)
    })
    suite({
      get db() {
        if (db === null) throw new Error('the database is open inside tests only')
        return db
      },
      clear: () => (db === null ? Promise.resolve() : clear(db)),
    })
  })
}
