import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { requireAll } from './shared.ts'

const BIN = '/usr/lib/postgresql/15/bin'
const EXTENSION = '/usr/share/postgresql/15/extension/vector.control'

/** A PostgreSQL server with pgvector on which a test may create databases. */
export interface TestServer {
  /** Make an empty database; returns its connection string. */
  createDatabase(): Promise<string>
  stop(): Promise<void>
}

/** Where PostgreSQL for tests comes from: a server that is given, one this machine can start, or nowhere. */
function postgresSource(): 'given' | 'local' | 'none' {
  if (process.env.HUIDA_TEST_DATABASE_URL) return 'given'
  return existsSync(join(BIN, 'postgres')) && existsSync(EXTENSION) ? 'local' : 'none'
}

/** True when tests on PostgreSQL can run; when everything is required they run, and fail, without it too. */
export function postgresWanted(name: string): boolean {
  if (postgresSource() !== 'none' || requireAll) return true
  console.warn(
    `skipped: ${name} on PostgreSQL (set HUIDA_TEST_DATABASE_URL or run scripts/ci/install-pgvector.sh)`,
  )
  return false
}

/** The given server, or a fresh one in a temporary folder that listens on a Unix socket only; `extra` are settings. */
export async function startPostgres(extra: readonly string[] = []): Promise<TestServer> {
  const given = process.env.HUIDA_TEST_DATABASE_URL
  if (given) return serverAt(given, () => Promise.resolve())
  if (postgresSource() === 'none')
    throw new Error('no PostgreSQL 15 with pgvector: run scripts/ci/install-pgvector.sh')
  const folder = mkdtempSync(join(tmpdir(), 'huida-pg-'))
  const owner = unprivilegedUser()
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  execFileSync(
    join(BIN, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'],
    {
      ...owner,
      stdio: 'ignore',
    },
  )
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'shared_buffers=256MB',
    ...extra,
  ]
  const options = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])]
  // Its input ends with this process, however that ends: no server is left behind by a test that was killed.
  const child = spawn('sh', ['-c', WATCHED, 'sh', join(BIN, 'postgres'), ...options], {
    ...owner,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const url = `postgresql:///postgres?host=${folder}&user=postgres`
  await waitUntilReady(url, child)
  return serverAt(url, async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.stdin?.end()
    await ended
    rmSync(folder, { recursive: true, force: true })
  })
}

/** Run the arguments until standard input ends. */
const WATCHED = '"$@" & server=$!; cat >/dev/null; kill -INT $server; wait $server'

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string): number => {
    try {
      return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }))
    } catch {
      return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
    }
  }
  return { uid: id('-u'), gid: id('-g') }
}

async function waitUntilReady(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) throw new Error(`postgres ended with ${child.exitCode}`)
    if (await answers(url)) return
    await sleep(50)
  }
  throw new Error('postgres did not come up')
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function serverAt(url: string, stop: () => Promise<void>): TestServer {
  const made: string[] = []
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  return {
    async createDatabase() {
      const name = `huida_test_${randomUUID().slice(0, 8)}`
      await run(`CREATE DATABASE ${name}`)
      made.push(name)
      const database = new URL(url)
      database.pathname = `/${name}`
      return database.href
    },
    async stop() {
      for (const name of made) await run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      await stop()
    },
  }
}
