import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openHotlineAlone } from '../src/container-hotline.ts'
import { loadConfig } from '../src/config/index.ts'
import { createLogger } from '../src/logging.ts'
import type { PastTicket } from '../src/scenarios/hotline/index.ts'
import { systemClock } from '../src/shared/clock.ts'
import { MODELS, timed } from './application.ts'

/**
 * How long a dispatch suggestion takes with many past tickets: `node --import tsx bench/dispatch.ts [past tickets]`. The
 * shipped past tickets are repeated with a changed word, so that each has terms and a vector of its own.
 */
const COUNT = Number(process.argv[2] ?? 10_000)
const ROOT = resolve(import.meta.dirname, '..')

const readLines = async <T>(...path: string[]): Promise<T[]> =>
  (await readFile(join(ROOT, ...path), 'utf8'))
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as T]))

const shipped = (
  await Promise.all(
    ['2025', '2026'].map((year) => readLines<PastTicket>('corpus', 'tickets', `${year}.jsonl`)),
  )
).flat()
const grown = Array.from({ length: Math.max(0, COUNT - shipped.length) }, (_, at): PastTicket => {
  const ticket = shipped[at % shipped.length]!
  return { ...ticket, id: `${ticket.id}-${at}`, text: ticket.text.slice(0, 40 + (at % 17)) }
})
const questions = await readLines<{ id: string; text: string; as_of?: string }>(
  'evals',
  'datasets',
  'dispatch.jsonl',
)

const dataDir = process.env.HUIDA_DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'huida-bench-')))
const config = loadConfig({ HUIDA_DATA_DIR: dataDir, HUIDA_MODELS_DIR: MODELS }, dataDir)
const opened = await timed(() => openHotlineAlone(config, createLogger('error'), systemClock, grown))
const { hotline, close } = opened.value
try {
  const times: number[] = []
  for (const { id, text, as_of: asOf } of questions)
    times.push((await timed(() => hotline.read({ id, text, ...(asOf !== undefined && { asOf }) }))).ms)
  times.sort((a, b) => a - b)
  const quantile = (share: number): number => Math.round(times[Math.floor((times.length - 1) * share)]!)
  console.log(
    JSON.stringify({
      pastTickets: shipped.length + grown.length,
      openMs: Math.round(opened.ms),
      tickets: times.length,
      p50Ms: quantile(0.5),
      p95Ms: quantile(0.95),
      rssMb: Math.round(process.memoryUsage().rss / 1e6),
    }),
  )
} finally {
  await close()
  if (process.env.HUIDA_DATA_DIR === undefined) await rm(dataDir, { recursive: true, force: true })
}
