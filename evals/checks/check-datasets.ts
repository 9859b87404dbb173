import { access, readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Value } from 'typebox/value'
import { goldFaults, policyQaFaults, retrievalFaults } from './row-faults.ts'
import { DatasetRow } from './row.ts'
import { safetyFaults } from './safety-faults.ts'
import { readSources, type GoldSources } from './sources.ts'

/** Rows of one dataset file, those that keep to the shape, with what is wrong with the others. */
interface ReadDataset {
  rows: DatasetRow[]
  faults: string[]
}

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
  const report: DatasetReport = { counts: {}, faults: files.length === 0 ? ['没有任何评测集'] : [] }
  const ids = new Map<string, string>()
  for (const file of files) {
    const name = basename(file, '.jsonl')
    const { rows, faults } = parseRows(await readFile(join(datasetDir, file), 'utf8'))
    report.counts[name] = rows.length
    const found = [
      ...faults,
      ...(rows.length + faults.length === 0 ? ['没有用例'] : []),
      ...(await cardFault(datasetDir, name)),
      ...repetitions(rows, name, ids),
      ...rows.flatMap((row) => rowFaults(row, name, sources).map((fault) => `${row.id}：${fault}`)),
    ]
    report.faults.push(...found.map((fault) => `${name} ${fault}`))
  }
  return report
}

const rowFaults = (row: DatasetRow, name: string, sources: GoldSources): string[] => [
  ...goldFaults(row, sources),
  ...(EXTRA[name]?.(row) ?? []),
]

function parseRows(text: string): ReadDataset {
  const read: ReadDataset = { rows: [], faults: [] }
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const row = parseLine(line)
    if (Value.Check(DatasetRow, row)) read.rows.push(row)
    else read.faults.push(`第 ${index + 1} 行：${shapeFault(row)}`)
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

function shapeFault(row: unknown): string {
  if (row === undefined) return '不是 JSON'
  const first = Value.Errors(DatasetRow, row)[0]
  return `${first?.instancePath ?? ''} ${first?.message ?? ''}`.trim()
}

/** Ids that any dataset used before, and questions that a dataset asks twice on the same day in the same conversation. */
function repetitions(rows: readonly DatasetRow[], name: string, ids: Map<string, string>): string[] {
  const asked = new Map<string, string>()
  return rows.flatMap((row) => {
    const faults: string[] = []
    const owner = ids.get(row.id)
    if (owner !== undefined) faults.push(`${row.id}：编号重复（${owner}）`)
    const words = JSON.stringify([row.question ?? row.query, row.as_of, row.history, row.document])
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
