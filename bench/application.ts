import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { loadConfig } from '../src/config/index.ts'
import { openHuida, type Huida } from '../src/container/index.ts'
import { createLogger } from '../src/logging.ts'

/** Folder with real documents and the embedding model; not part of the repository. */
export const SHARED = resolve(process.env.HUIDA_SHARED ?? '../shared')
/** Folder of the embedding model. */
export const MODELS = resolve(process.env.HUIDA_MODELS_DIR ?? `${SHARED}/models`)

/** The application over a scratch directory, or over a database that is given, with the local embedding model only. */
export function openForBench(dataDir: string, databaseUrl = ''): Promise<Huida> {
  const env = {
    HUIDA_DATA_DIR: dataDir,
    HUIDA_MODELS_DIR: MODELS,
    DATABASE_URL: databaseUrl,
    HUIDA_LOG_LEVEL: 'error',
  }
  return openHuida(loadConfig(env, dataDir), createLogger('error'), { keepAnswers: false })
}

/** The rows of a JSONL file. */
export async function readLines<T>(path: string): Promise<T[]> {
  const text = await readFile(path, 'utf8')
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as T]))
}

/** A promise's value with how long it took, in milliseconds. */
export async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const started = performance.now()
  const value = await work()
  return { value, ms: performance.now() - started }
}
