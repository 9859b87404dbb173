import { createHash } from 'node:crypto'
import { appendFile, mkdir, readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { keepOnce } from '../../shared/keep-once.ts'
import { embedAtOnce } from '../embed-at-once.ts'
import type { Embedder } from '../ports.ts'

const KEY_BYTES = 16
/** From this size on a file is started anew instead of growing for ever, in bytes. */
const MAX_BYTES = 256 * 1024 * 1024

/**
 * An embedder that keeps the vectors of documents in a file of a folder, one file a model, and makes only those it has
 * not. Queries are not kept. A record is the first 16 bytes of the text's SHA-256 and the vector as float32; one that a
 * crash cut off is dropped.
 */
export function cacheEmbeddings(embedder: Embedder, dir: string): Embedder {
  const file = join(dir, `${embedder.id.replace(/[^\w.@-]/g, '_')}-${embedder.dimensions}.f32`)
  const known = keepOnce(() => readVectors(file, embedder.dimensions))
  const recall = async (texts: readonly string[], make: MakeVectors): Promise<Float32Array[]> => {
    const vectors = await known()
    const keys = texts.map(keyOf)
    const missing = [...new Map(keys.map((key, index) => [key, texts[index]!]))].filter(
      ([key]) => !vectors.has(key),
    )
    if (missing.length > 0) {
      const made = await make(missing.map(([, text]) => text))
      missing.forEach(([key], index) => vectors.set(key, made[index]!))
      await mkdir(dir, { recursive: true })
      await appendFile(file, Buffer.concat(missing.map(([key], index) => recordOf(key, made[index]!))))
    }
    return keys.map((key) => vectors.get(key)!)
  }
  return {
    id: embedder.id,
    dimensions: embedder.dimensions,
    embedQuery: (text, signal) => embedder.embedQuery(text, signal),
    close: () => embedder.close(),
    embedDocuments: (texts, signal) => recall(texts, (missing) => embedder.embedDocuments(missing, signal)),
    embedSentences: (texts, signal) => recall(texts, (missing) => embedAtOnce(embedder, missing, signal)),
  }
}

type MakeVectors = (texts: readonly string[]) => Promise<Float32Array[]>

const keyOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, KEY_BYTES * 2)

const recordOf = (key: string, vector: Float32Array): Buffer =>
  Buffer.concat([Buffer.from(key, 'hex'), Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)])

async function readVectors(file: string, dimensions: number): Promise<Map<string, Float32Array>> {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0))
  const size = KEY_BYTES + dimensions * Float32Array.BYTES_PER_ELEMENT
  const whole = bytes.length > MAX_BYTES ? 0 : bytes.length - (bytes.length % size)
  if (whole < bytes.length) await truncate(file, whole)
  const vectors = new Map<string, Float32Array>()
  for (let at = 0; at < whole; at += size) {
    const key = bytes.toString('hex', at, at + KEY_BYTES)
    vectors.set(key, new Float32Array(Uint8Array.from(bytes.subarray(at + KEY_BYTES, at + size)).buffer))
  }
  return vectors
}
