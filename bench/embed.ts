/**
 * The bare embedding model: texts and characters a second on texts of 200 characters, the latency of a query alone and
 * while documents are embedded, and resident memory, for one and two workers.
 * Run: `node --import tsx bench/embed.ts [--texts 300] [--json out.json]`. Needs the model (HUIDA_MODELS_DIR).
 */
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { quantileOf } from '../src/evaluation/index.ts'
import { createOnnxEmbedder, type Embedder } from '../src/models/index.ts'
import { MODELS, timed } from './application.ts'

const LENGTH = 200
const QUERIES = 40
const CLAUSES = [
  '对符合条件的中小微企业，按照实际新增设备投资额的一定比例给予一次性补助',
  '申请人应当自取得证书之日起十二个月内向户籍所在地的街道服务中心提出申请',
  '由主管部门会同财政部门在二十个工作日内完成审核并将结果向社会公示',
  '鼓励高等学校和职业院校与企业共建实训基地，联合培养急需紧缺的技能人才',
  '建立健全监测评估机制，每年末对重点任务的进展情况开展一次自查和通报',
]

/** Distinct texts of exactly {@link LENGTH} characters. */
const makeTexts = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => {
    const clauses = CLAUSES.map((_, j) => `${CLAUSES[(i + j) % CLAUSES.length]}（第${i * 7 + j}项）。`)
    return [...clauses, ...clauses].join('').slice(0, LENGTH)
  })

async function queryLatency(embedder: Embedder): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < QUERIES; i++) {
    times.push((await timed(() => embedder.embedQuery(`办理第${i}类居住证需要提交哪些材料？`))).ms)
  }
  return quantileOf(times, 0.5)
}

async function measure(workers: number, texts: readonly string[]) {
  const embedder = await createOnnxEmbedder({ modelsDir: MODELS, workers })
  try {
    await embedder.embedDocuments(texts.slice(0, 8))
    const { ms } = await timed(() => embedder.embedDocuments(texts))
    const queryMs = await queryLatency(embedder)
    const stop = new AbortController()
    const background = embedder
      .embedDocuments([...texts, ...texts, ...texts], stop.signal)
      .catch(() => undefined)
    const busyMs = await queryLatency(embedder)
    stop.abort()
    await background
    return {
      workers,
      textsPerSecond: Number(((texts.length * 1000) / ms).toFixed(1)),
      charactersPerSecond: Math.round((texts.length * LENGTH * 1000) / ms),
      queryP50Ms: Number(queryMs.toFixed(1)),
      queryP50WhileBusyMs: Number(busyMs.toFixed(1)),
      residentMb: Math.round(process.memoryUsage().rss / 1e6),
    }
  } finally {
    await embedder.close()
  }
}

const { values } = parseArgs({
  options: { texts: { type: 'string', default: '300' }, json: { type: 'string' } },
})
const texts = makeTexts(Number(values.texts))
const results = []
for (const workers of [1, 2]) results.push(await measure(workers, texts))
console.table(results)
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(results, null, 1)}\n`)
