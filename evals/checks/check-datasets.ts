import { access, readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { goldFaults, policyQaFaults, retrievalFaults } from './row-faults.ts'
import { loadCityPack, type CityPack } from '../../src/city/index.ts'
import { DatasetRow } from './row.ts'
import { safetyFaults } from './safety-faults.ts'
import { readSources, type GoldSources } from './sources.ts'
import { ticketFaults } from './ticket-faults.ts'
import { TicketRow } from './ticket-row.ts'

/** Rows of one dataset file, those that keep to the shape, with what is wrong with the others. */
interface ReadDataset<Row> {
  rows: Row[]
  faults: string[]
}

/** Sets whose gold is about tickets and the city pack, not about the library. */
const TICKET_SETS = new Set(['dispatch', 'intake', 'pii', 'same-event', 'splitting'])

const EXTRA: Record<string, (row: DatasetRow) => string[]> = {
  'policy-qa': policyQaFaults,
  retrieval: retrievalFaults,
  safety: safetyFaults,
}

/** What a check found: rows by dataset, and every fault as `<dataset> <id or line>：<what>` in Chinese. */
export interface DatasetReport {
  counts: Record<string, number>
  faults: string[]
}

/**
 * Check every `*.jsonl` of a folder against the corpus: shape, unique ids and questions, gold that stands in the repaired
 * text or guide, a day where the answer depends on it, a card beside it. Throws when the corpus itself can't be read.
 */
export async function checkDatasets(datasetDir: string, corpusDir: string): Promise<DatasetReport> {
  const sources = await readSources(corpusDir)
  const files = (await readdir(datasetDir)).filter((file) => file.endsWith('.jsonl')).sort()
  const names = files.map((file) => basename(file, '.jsonl'))
  const city = names.some((name) => TICKET_SETS.has(name)) ? await loadCityPack(join(corpusDir, 'city')) : null
  const report: DatasetReport = { counts: {}, faults: files.length === 0 ? ['没有任何评测集'] : [] }
  const ids = new Map<string, string>()
  for (const name of names) {
    const dataset = { name, text: await readFile(join(datasetDir, `${name}.jsonl`), 'utf8'), ids }
    const { count, faults } =
      city !== null && TICKET_SETS.has(name) ? checkTickets(dataset, city) : checkLibraryRows(dataset, sources)
    report.counts[name] = count
    const found = [...faults, ...(await cardFault(datasetDir, name))]
    report.faults.push(...found.map((fault) => `${name} ${fault}`))
  }
  return report
}

interface Dataset {
  name: string
  text: string
  /** Ids of all datasets so far, each with the dataset that has it; those of this one are added. */
  ids: Map<string, string>
}

interface CheckedRows {
  count: number
  faults: string[]
}

const checkLibraryRows = (dataset: Dataset, sources: GoldSources): CheckedRows =>
  checkRows(dataset, parseRows(dataset.text, DatasetRow), {
    wordsOf: (row) => [row.question ?? row.query, row.as_of, row.history, row.document, row.candidate],
    faultsOf: (row) => [...goldFaults(row, sources), ...(EXTRA[dataset.name]?.(row) ?? [])],
  })

const checkTickets = (dataset: Dataset, city: CityPack): CheckedRows =>
  checkRows(dataset, parseRows(dataset.text, TicketRow), {
    wordsOf: ({ text, a, b }) => [text, a, b],
    faultsOf: (row) => ticketFaults(row, city),
  })

function checkRows<Row extends { id: string }>(
  { name, ids }: Dataset,
  { rows, faults }: ReadDataset<Row>,
  { wordsOf, faultsOf }: { wordsOf: (row: Row) => unknown[]; faultsOf: (row: Row) => string[] },
): CheckedRows {
  return {
    count: rows.length,
    faults: [
      ...faults,
      ...(rows.length + faults.length === 0 ? ['没有用例'] : []),
      ...repetitions(rows, name, ids, wordsOf),
      ...rows.flatMap((row) => faultsOf(row).map((fault) => `${row.id}：${fault}`)),
    ],
  }
}

function parseRows<T extends TSchema>(text: string, schema: T): ReadDataset<Static<T>> {
  const read: ReadDataset<Static<T>> = { rows: [], faults: [] }
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const row = parseLine(line)
    if (Value.Check(schema, row)) read.rows.push(row)
    else read.faults.push(`第 ${index + 1} 行：${shapeFault(row, schema)}`)
  }
  return read
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function shapeFault(row: unknown, schema: TSchema): string {
  if (row === undefined) return '不是 JSON'
  const first = Value.Errors(schema, row)[0]
  return `${first?.instancePath ?? ''} ${first?.message ?? ''}`.trim()
}

/** Ids that any dataset used before, and rows of a dataset that `wordsOf` finds the same. */
function repetitions<Row extends { id: string }>(
  rows: readonly Row[],
  name: string,
  ids: Map<string, string>,
  wordsOf: (row: Row) => unknown[],
): string[] {
  const asked = new Map<string, string>()
  return rows.flatMap((row) => {
    const faults: string[] = []
    const owner = ids.get(row.id)
    if (owner !== undefined) faults.push(`${row.id}：编号重复（${owner}）`)
    const words = JSON.stringify(wordsOf(row))
    const twin = asked.get(words)
    if (twin !== undefined) faults.push(`${row.id}：与 ${twin} 重复`)
    ids.set(row.id, name)
    asked.set(words, row.id)
    return faults
  })
}

const cardFault = (dir: string, name: string): Promise<string[]> =>
  access(join(dir, `${name}.card.md`)).then(
    () => [],
    () => ['缺少数据集说明 .card.md'],
  )
