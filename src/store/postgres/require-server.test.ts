import { expect, test } from 'vitest'
import { HuidaError } from '../../shared/errors.ts'
import type { Database } from '../ports.ts'
import { requireServer } from './require-server.ts'

/** A server of a version with pgvector of another; null has none, and gives none for the reason of a SQLSTATE. */
const server = (version: string, vector: string | null, state = '0A000'): Database =>
  ({
    query: (sql: string) =>
      Promise.resolve(
        sql.includes('server_version') ? [{ version }] : vector === null ? [] : [{ version: vector }],
      ),
    exec: () =>
      Promise.reject(
        new HuidaError('ERR_INTERNAL', 'x', { cause: Object.assign(new Error('no'), { code: state }) }),
      ),
  }) as unknown as Database

test('a server of today with pgvector will do', async () => {
  await expect(requireServer(server('15.8 (Debian)', '0.8.0'))).resolves.toBeUndefined()
  await expect(requireServer(server('17.1', '1.0.0'))).resolves.toBeUndefined()
})

test.each([
  [server('12.20', '0.8.0'), 'ERR_STORE_VERSION', '12.20'],
  [server('16.1', '0.5.1'), 'ERR_STORE_NO_PGVECTOR', '0.5.1'],
  [server('16.1', null), 'ERR_STORE_NO_PGVECTOR', '没有装'],
  [server('16.1', null, '42501'), 'ERR_STORE_NO_PGVECTOR', 'CREATE EXTENSION'],
])('another is told with what it lacks: case %#', async (db, code, words) => {
  const wrong = { code, detail: expect.stringContaining(words) as string }
  await expect(requireServer(db)).rejects.toMatchObject(wrong)
})
