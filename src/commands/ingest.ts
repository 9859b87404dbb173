import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { FileOutcome } from '../api/services.ts'
import { outcomeView } from '../api/views/service-view.ts'
import { HuidaError } from '../shared/errors.ts'
import type { Run } from './command-line/command.ts'
import type { Terminal } from './command-line/terminal.ts'
import { withGateway } from './gateway/index.ts'
import type { Gateway } from './gateway/port.ts'

const NAMES: Record<FileOutcome['outcome'], string> = {
  created: '新增',
  updated: '更新',
  unchanged: '未变',
  removed: '移除',
  failed: '失败',
}

/** `huida ingest`: files and folders into the library, then their vectors. Exit code 1 when a file failed. */
export const run: Run = async (args, { json }, context) => {
  const paths = args.map((path) => resolve(path))
  const missing = paths.filter((path) => !existsSync(path))
  if (missing.length > 0) throw new HuidaError('ERR_USAGE', `没有这个文件或目录：${missing.join('、')}`)
  const { terminal } = context
  const { outcomes, embedder } = await withGateway(context, (gateway) => ingestAll(gateway, paths, terminal))
  const counts = countOutcomes(outcomes)
  if (json) terminal.print(JSON.stringify({ counts, embedder, outcomes: outcomes.map(outcomeView) }, null, 2))
  else report(outcomes, counts, terminal)
  if (embedder === null) terminal.note('没有向量模型，仅按词检索（huida models fetch 可获取）')
  return counts.failed > 0 ? 1 : 0
}

async function ingestAll(gateway: Gateway, paths: readonly string[], terminal: Terminal) {
  if (gateway.service !== null) terminal.note(`经由运行中的服务 ${gateway.service}`)
  const reading = await terminal.progress('入库')
  const outcomes = await gateway
    .ingest(paths, (done, total, outcome) => reading.update(done, total, outcome.path))
    .finally(() => reading.stop())
  const embedding = await terminal.progress('生成向量')
  await gateway.embed((done, total) => embedding.update(done, total)).finally(() => embedding.stop())
  return { outcomes, embedder: (await gateway.readiness()).embedder }
}

type Counts = Record<FileOutcome['outcome'], number>

function countOutcomes(outcomes: readonly FileOutcome[]): Counts {
  const counts: Counts = { created: 0, updated: 0, unchanged: 0, removed: 0, failed: 0 }
  for (const { outcome } of outcomes) counts[outcome]++
  return counts
}

function report(outcomes: readonly FileOutcome[], counts: Counts, terminal: Terminal): void {
  for (const { path, outcome, code, reason, warnings } of outcomes) {
    if (outcome === 'failed')
      terminal.print(`✗ ${path}：${reason ?? '未能入库'}（${code ?? 'ERR_INTERNAL'}）`)
    for (const warning of warnings) terminal.note(`! ${path}：${warning.message}`)
  }
  const parts = Object.entries(counts).map(([outcome, count]) => `${NAMES[outcome as keyof Counts]} ${count}`)
  terminal.print(parts.join('，'))
}
