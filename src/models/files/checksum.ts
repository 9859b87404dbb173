import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { HuidaError } from '../../shared/errors.ts'
import type { ModelFile } from './manifest.ts'

/** SHA-256 of a file as lower-case hex; rejects as `fs` does. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Throws ERR_MODEL_CHECKSUM unless the file at `path` is the expected one. */
export async function requireChecksum(path: string, expected: ModelFile): Promise<void> {
  const actual = await sha256Of(path)
  if (actual === expected.sha256) return
  const detail = `${expected.name} 的 SHA-256 为 ${actual.slice(0, 12)}…，应为 ${expected.sha256.slice(0, 12)}…`
  throw new HuidaError('ERR_MODEL_CHECKSUM', detail)
}
