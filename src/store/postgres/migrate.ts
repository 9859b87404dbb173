import { readdir, readFile } from 'node:fs/promises'
import { Umzug, type RunnableMigration } from 'umzug'
import type { Database, Row } from '../ports.ts'

const FOLDER = new URL('./migrations/', import.meta.url)
const LEDGER =
  'CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())'
/** Two services starting on one server at once must not migrate twice; any constant does. */
const LOCK_KEY = 4_842_011

/** Bring the schema up to date, forward only; each file is applied whole or not at all. Returns what was applied. */
export async function migrate(db: Database): Promise<string[]> {
  await db.query(LEDGER)
  const migrations = await readMigrations(db)
  const umzug = new Umzug({
    migrations,
    context: db,
    logger: undefined,
    storage: {
      executed: async () =>
        (await db.query<Row & { name: string }>('SELECT name FROM schema_migrations')).map((row) => row.name),
      // Written in the same transaction as the migration itself.
      logMigration: () => Promise.resolve(),
      unlogMigration: () => Promise.reject(new Error('migrations go forward only')),
    },
  })
  return (await umzug.up()).map((migration) => migration.name)
}

/** File names of all migrations this version knows, in order. */
export async function migrationNames(): Promise<string[]> {
  return (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort()
}

async function readMigrations(db: Database): Promise<RunnableMigration<Database>[]> {
  const names = await migrationNames()
  return names.map((name) => ({
    name,
    up: async () => apply(db, name, await readFile(new URL(name, FOLDER), 'utf8')),
  }))
}

/** One transaction a file, its ledger row included. A service that lost the race finds the row and goes on. */
async function apply(db: Database, name: string, sql: string): Promise<void> {
  const record = `INSERT INTO schema_migrations (name) VALUES ('${name}')`
  try {
    await db.exec(`BEGIN; SELECT pg_advisory_xact_lock(${LOCK_KEY}); ${record}; ${sql}; COMMIT`)
  } catch (error) {
    const done = await db.query('SELECT 1 FROM schema_migrations WHERE name = $1', [name])
    if (done.length === 0) throw error
  }
}
