import { randomBytes, timingSafeEqual } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ApiServices } from '../../api/services.ts'

/*
 * A running service leaves a key in its data directory, readable by its owner only. Whoever can read it could
 * change the data itself, so the command line may use it in place of the admin token.
 */
const fileOf = (dataDir: string): string => join(dataDir, 'service.key')

/** The key of the service that runs on this data directory, or null. */
export async function readServiceKey(dataDir: string): Promise<string | null> {
  return readFile(fileOf(dataDir), 'utf8').then(
    (key) => key.trim(),
    () => null,
  )
}

/** Services that take the key as well as the admin token; `withdraw` removes it. */
export async function withServiceKey(
  services: ApiServices,
  dataDir: string,
): Promise<{ services: ApiServices; withdraw: () => Promise<void> }> {
  const key = randomBytes(32).toString('base64url')
  await rm(fileOf(dataDir), { force: true })
  await writeFile(fileOf(dataDir), key, { mode: 0o600 })
  return {
    services: {
      ...services,
      isAdmin: async (token) => isSame(token, key) || (await services.isAdmin(token)),
    },
    withdraw: () => rm(fileOf(dataDir), { force: true }),
  }
}

function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
