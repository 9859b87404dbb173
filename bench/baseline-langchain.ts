/**
 * Retrieval on the ncp set, Huida against what a user would otherwise write with LangChain (RecursiveCharacterTextSplitter
 * and PGVectorStore similarity search from @langchain/community): the same documents, the same embedder, the same
 * PostgreSQL server, the same run. Run: `node --import tsx bench/baseline-langchain.ts [--json out.json]`.
 * Needs ../shared (or HUIDA_SHARED) and PostgreSQL 15 with pgvector (scripts/ci/install-pgvector.sh).
 */
import { PGVectorStore } from '@langchain/community/vectorstores/pgvector'
import type { DocumentInterface } from '@langchain/core/documents'
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { passageHolds, quantileOf, type PassageCase } from '../src/evaluation/index.ts'
import { createOnnxEmbedder, HuidaEmbeddings, type Embedder } from '../src/models/index.ts'
import { startPostgres } from '../test/support/postgres.ts'
import { MODELS, openForBench, readLines, SHARED, timed } from './application.ts'

const TOP = 10
/** Passages of the set are at most 400 characters; 50 of overlap is the usual eighth. */
const SPLITTER = { chunkSize: 400, chunkOverlap: 50 }

type Question = Pick<PassageCase, 'id' | 'docid' | 'question' | 'answer'>
type Search = (question: string) => Promise<{ docId: string; text: string }[]>

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Hit rates and latency of a search over all questions, one at a time. */
async function measure(search: Search, questions: readonly Question[]) {
  await search(questions[0]?.question ?? '')
  const rows = []
  for (const { question, docid, answer } of questions) {
    const { value: found, ms } = await timed(() => search(question))
    const rank = found.findIndex(({ text }) => passageHolds(text, answer))
    rows.push({
      ms,
      document1: found[0]?.docId === docid ? 1 : 0,
      passage5: rank !== -1 && rank < 5 ? 1 : 0,
      reciprocal: rank === -1 ? 0 : 1 / (rank + 1),
    })
  }
  const times = rows.map((row) => row.ms)
  return {
    documentHit1: mean(rows.map((row) => row.document1)),
    passageHit5: mean(rows.map((row) => row.passage5)),
    mrr: mean(rows.map((row) => row.reciprocal)),
    p50: quantileOf(times, 0.5),
    p95: quantileOf(times, 0.95),
  }
}

async function measureHuida(url: string, questions: readonly Question[]) {
  const dir = await mkdtemp(join(tmpdir(), 'huida-bench-'))
  const huida = await openForBench(dir, url)
  try {
    const { ms } = await timed(async () => {
      await huida.ingestPaths([join(SHARED, 'data', 'ncp_policy_docs.jsonl')], () => undefined)
      await huida.embedPending(() => undefined)
    })
    const search: Search = async (question) =>
      (await huida.assistant.search(question, TOP)).passages.map(({ doc_id: docId, text }) => ({
        docId,
        text,
      }))
    const { chunks } = await huida.readiness()
    return { chunks, ingestSeconds: ms / 1000, ...(await measure(search, questions)) }
  } finally {
    await huida.close()
    await rm(dir, { recursive: true, force: true })
  }
}

/** The baseline, by a scan of all vectors and then with its own HNSW index over the same rows. */
async function measureLangChain(url: string, embedder: Embedder, questions: readonly Question[]) {
  const rows = await readLines<{ docid: string; text: string }>(join(SHARED, 'data', 'ncp_policy_docs.jsonl'))
  const store = await PGVectorStore.initialize(new HuidaEmbeddings(embedder), {
    postgresConnectionOptions: { connectionString: url },
    tableName: 'passages',
    distanceStrategy: 'cosine',
  })
  const search: Search = async (question) =>
    (await store.similaritySearch(question, TOP)).map(({ pageContent: text, metadata }) => ({
      docId: String(metadata.docid),
      text,
    }))
  try {
    const { value: pieces, ms } = await timed(async () => {
      const splitter = new RecursiveCharacterTextSplitter(SPLITTER)
      const split: DocumentInterface[] = await splitter.createDocuments(
        rows.map((row) => row.text),
        rows.map((row) => ({ docid: row.docid })),
      )
      await store.addDocuments(split)
      return split
    })
    const frame = { chunks: pieces.length, ingestSeconds: ms / 1000 }
    const scan = { ...frame, ...(await measure(search, questions)) }
    await store.createHnswIndex({ dimensions: embedder.dimensions })
    return { scan, hnsw: { ...frame, ...(await measure(search, questions)) } }
  } finally {
    await store.end()
  }
}

/** Time of embedding the questions alone; both sides pay it. */
async function embeddingTime(embedder: Embedder, questions: readonly Question[]) {
  const times: number[] = []
  for (const { question } of questions) times.push((await timed(() => embedder.embedQuery(question))).ms)
  return { p50: quantileOf(times, 0.5), p95: quantileOf(times, 0.95) }
}

const ratio = (ours: number, theirs: number): number => Number((ours / theirs).toFixed(3))

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'string' } } })
  const questions = await readLines<Question>(join(SHARED, 'data', 'ncp_policy_qa_dev.jsonl'))
  const server = await startPostgres()
  const embedder = await createOnnxEmbedder({ modelsDir: MODELS, workers: 2 })
  try {
    const { scan: langchain, hnsw: langchainHnsw } = await measureLangChain(
      await server.createDatabase(),
      embedder,
      questions,
    )
    const queryEmbedding = await embeddingTime(embedder, questions)
    const huida = await measureHuida(await server.createDatabase(), questions)
    const ratios = {
      documentHit1: ratio(huida.documentHit1, langchain.documentHit1),
      passageHit5: ratio(huida.passageHit5, langchain.passageHit5),
      mrr: ratio(huida.mrr, langchain.mrr),
      ingestSeconds: ratio(huida.ingestSeconds, langchain.ingestSeconds),
      p50: ratio(huida.p50, langchain.p50),
      p95: ratio(huida.p95, langchain.p95),
    }
    console.log(`${questions.length} questions; times in milliseconds, query embedding included`)
    console.table({
      huida,
      langchain,
      'langchain + hnsw': langchainHnsw,
      'query embedding alone': queryEmbedding,
      'huida ÷ langchain': ratios,
    })
    const result = { questions: questions.length, huida, langchain, langchainHnsw, queryEmbedding, ratios }
    if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(result, null, 1)}\n`)
  } finally {
    await embedder.close()
    await server.stop()
  }
}

await main()
