import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { embedAtOnce } from '../../../../models/embed-at-once.ts'
import type { Embedder } from '../../../../models/ports.ts'
import { mapInTurns } from '../../../../shared/map-in-turns.ts'

/** Bytes of a text's hash that name its vector. */
const KEY_BYTES = 8
const SCALE = 127

/** Vectors of texts that are asked for again and again: shipped, kept on disk, or made once. */
export interface VectorMemory {
  /** One vector a text, in order; what is not known yet is embedded, and kept unless told otherwise. */
  recall(texts: readonly string[], keep?: boolean): Promise<Float32Array[]>
  /** What was recalled and kept so far as a file's content, in order of the keys. */
  dump(): Buffer
}

/** Where vectors are read from, and where new ones go; null keeps nothing. */
export interface VectorPlaces {
  shipped: string | null
  cacheDir: string | null
}

const keyOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, KEY_BYTES * 2)

/** File name of a model's vectors. */
export const vectorFile = (embedder: Embedder): string =>
  `vectors-${embedder.id.replace(/[^\w.@-]/g, '_')}.bin`

/** Open the vectors of an embedder. Files are records of 8 bytes of SHA-256 and one signed byte a dimension. */
export async function openVectorMemory(embedder: Embedder, places: VectorPlaces): Promise<VectorMemory> {
  const known = new Map<string, Int8Array>()
  const cache = places.cacheDir === null ? null : join(places.cacheDir, vectorFile(embedder))
  const shipped = places.shipped === null ? null : join(places.shipped, vectorFile(embedder))
  await load(shipped, embedder.dimensions, known)
  const shippedKeys = new Set(known.keys())
  await load(cache, embedder.dimensions, known)
  const used = new Set<string>()
  const learn = async (texts: readonly string[]): Promise<void> => {
    const unknown = [...new Set(texts)].filter((text) => !known.has(keyOf(text)))
    if (unknown.length === 0) return
    const vectors = await embedder.embedDocuments(unknown)
    unknown.forEach((text, at) => known.set(keyOf(text), quantise(vectors[at]!)))
    if (cache !== null)
      await save(
        cache,
        [...known].filter(([key]) => !shippedKeys.has(key)),
      )
  }
  return {
    async recall(texts, keep = true) {
      if (!keep) return embedAtOnce(embedder, texts)
      await learn(texts)
      return mapInTurns(texts, (text) => {
        const key = keyOf(text)
        used.add(key)
        return restore(known.get(key)!)
      })
    },
    dump() {
      const keys = [...used].sort()
      return encode(keys.map((key) => [key, known.get(key)!]))
    },
  }
}

async function load(file: string | null, dimensions: number, known: Map<string, Int8Array>): Promise<void> {
  if (file === null || !existsSync(file)) return
  const bytes = await readFile(file)
  const record = KEY_BYTES + dimensions
  if (bytes.length % record !== 0) return
  const signed = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = 0; at < bytes.length; at += record)
    known.set(bytes.toString('hex', at, at + KEY_BYTES), signed.subarray(at + KEY_BYTES, at + record))
}

/** The file appears whole or not at all. */
async function save(file: string, entries: readonly (readonly [string, Int8Array])[]): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true })
  const draft = `${file}.${process.pid}.tmp`
  await writeFile(draft, encode(entries))
  await rename(draft, file)
}

const encode = (entries: readonly (readonly [string, Int8Array])[]): Buffer =>
  Buffer.concat(
    entries.flatMap(([key, values]) => [
      Buffer.from(key, 'hex'),
      Buffer.from(values.buffer, values.byteOffset, values.length),
    ]),
  )

/** One signed byte a dimension, scaled by the vector's own largest value; lengths are restored to 1. */
function quantise(vector: Float32Array): Int8Array {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9)
  return Int8Array.from(vector, (value) => Math.round((value / largest) * SCALE))
}

function restore(values: Int8Array): Float32Array {
  let sum = 0
  for (const value of values) sum += value * value
  const length = Math.sqrt(sum)
  return Float32Array.from(values, (value) => value / length)
}
