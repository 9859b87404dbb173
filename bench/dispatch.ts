/**
 * How long a dispatch suggestion takes with many past tickets. The shipped past tickets are repeated with a changed word,
 * so that each has terms and a vector of its own.
 * Run: `node --import tsx bench/dispatch.ts [--past 10000] [--json out.json]`. Needs the model (HUIDA_MODELS_DIR);
 * HUIDA_DATA_DIR keeps vectors between runs.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadConfig } from '../src/config/index.ts'
import { openHotlineAlone } from '../src/container/hotline.ts'
import { quantileOf } from '../src/evaluation/index.ts'
import { createLogger } from '../src/logging.ts'
import type { PastTicket } from '../src/scenarios/hotline/index.ts'
import { MODELS, readLines, timed } from './application.ts'

const ROOT = resolve(import.meta.dirname, '..')
const SHIPPED = ['2025', '2026'].map((year) => join(ROOT, 'corpus', 'tickets', `${year}.jsonl`))
const QUESTIONS = join(ROOT, 'evals', 'datasets', 'dispatch.jsonl')

interface Question {
  id: string
  text: string
  as_of?: string
}

/** As many past tickets as are missing from `count`. */
const grow = (shipped: readonly PastTicket[], count: number): PastTicket[] =>
  Array.from({ length: Math.max(0, count - shipped.length) }, (_, at) => {
    const ticket = shipped[at % shipped.length]!
    return { ...ticket, id: `${ticket.id}-${at}`, text: ticket.text.slice(0, 40 + (at % 17)) }
  })

async function measure(dataDir: string, count: number) {
  const shipped = (await Promise.all(SHIPPED.map((file) => readLines<PastTicket>(file)))).flat()
  const grown = grow(shipped, count)
  const config = loadConfig({ HUIDA_DATA_DIR: dataDir, HUIDA_MODELS_DIR: MODELS }, dataDir)
  const opened = await timed(() => openHotlineAlone(config, createLogger('error'), grown))
  const { hotline, close } = opened.value
  try {
    const times: number[] = []
    for (const { id, text, as_of: asOf } of await readLines<Question>(QUESTIONS))
      times.push((await timed(() => hotline.read({ id, text, ...(asOf !== undefined && { asOf }) }))).ms)
    return {
      pastTickets: shipped.length + grown.length,
      openMs: Math.round(opened.ms),
      tickets: times.length,
      p50Ms: Math.round(quantileOf(times, 0.5)),
      p95Ms: Math.round(quantileOf(times, 0.95)),
      rssMb: Math.round(process.memoryUsage().rss / 1e6),
    }
  } finally {
    await close()
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { past: { type: 'string', default: '10000' }, json: { type: 'string' } },
  })
  const kept = process.env.HUIDA_DATA_DIR
  const dataDir = kept ?? (await mkdtemp(join(tmpdir(), 'huida-bench-')))
  try {
    const result = await measure(dataDir, Number(values.past))
    console.table(result)
    if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(result, null, 1)}\n`)
  } finally {
    if (kept === undefined) await rm(dataDir, { recursive: true, force: true })
  }
}

await main()
