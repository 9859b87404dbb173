import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOnnxEmbedder, HuidaEmbeddings, type Embedder } from '../../../src/models/index.ts'
import { cosine, describeModel, modelsDir } from '../../support/models.ts'
import { describeEmbedder } from './embedder-contract.ts'

const LONG = '本市支持企业开展技术改造，符合条件的项目按照设备投资额给予补助。'.repeat(60)

describeModel('bge-small-zh-v1.5 through onnxruntime', () => {
  describeEmbedder('onnx', () => createOnnxEmbedder({ modelsDir }))

  let embedder: Embedder
  beforeAll(async () => {
    embedder = await createOnnxEmbedder({ modelsDir, workers: 2 })
  })
  afterAll(() => embedder.close())

  const embed = async (text: string): Promise<Float32Array> => (await embedder.embedDocuments([text]))[0]!

  test('agrees with the reference vectors', async () => {
    expect(embedder.dimensions).toBe(512)
    expect(embedder.id).toBe('bge-small-zh-v1.5-q@15b717c382bc')
    const near = cosine(await embed('你好'), await embed('您好'))
    expect(near).toBeGreaterThan(0.877)
    expect(near).toBeLessThan(0.897)
  })

  test('gives queries the instruction, and documents none', async () => {
    const question = '公积金怎么提取？'
    const query = await embedder.embedQuery(question)
    expect(cosine(query, await embed(question))).toBeLessThan(0.999)
    expect(cosine(query, await embed(`为这个句子生成表示以用于检索相关文章：${question}`))).toBeCloseTo(1, 5)
  })

  test('reads the first 512 tokens of a long text', async () => {
    const vector = await embed(LONG)
    expect(cosine(vector, await embed(`${LONG}另外一段与此无关的文字。`))).toBeCloseTo(1, 6)
    expect(cosine(vector, await embed(LONG.slice(0, 200)))).toBeLessThan(0.9999)
  })

  test('is the same to the bit in every worker, however much else runs', async () => {
    const texts = Array.from({ length: 24 }, () => '燃气供热设施应当定期检查。')
    const vectors = await embedder.embedDocuments([...texts, LONG, ...texts])
    const distinct = new Set(vectors.map((vector) => Buffer.from(vector.buffer).toString('hex')))
    expect(distinct.size).toBe(2)
  })

  test('understands capital letters, which its vocabulary does not hold', async () => {
    expect(cosine(await embed('晏事通 APP'), await embed('晏事通 app'))).toBeCloseTo(1, 6)
  })

  test('lets the sentences of an answer overtake documents, however many', async () => {
    const documents = embedder.embedDocuments(Array.from({ length: 24 }, () => LONG))
    const sentences = Array.from({ length: 30 }, (_, n) => `第${n}条　符合条件的给予补助。`)
    const made = embedder.embedSentences!(sentences)
    expect(await Promise.race([documents.then(() => 'documents'), made.then(() => 'sentences')])).toBe(
      'sentences',
    )
    expect(cosine((await made)[7]!, await embed(sentences[7]!))).toBeCloseTo(1, 6)
    await documents
  })

  test('lets a query overtake documents', async () => {
    const documents = embedder.embedDocuments(Array.from({ length: 40 }, () => LONG))
    const first = await Promise.race([
      documents.then(() => 'documents'),
      embedder.embedQuery('你好').then(() => 'query'),
    ])
    await documents
    expect(first).toBe('query')
  })

  test('stops when asked to, and works on', async () => {
    const stop = new AbortController()
    const documents = embedder.embedDocuments(
      Array.from({ length: 200 }, () => LONG),
      stop.signal,
    )
    const started = performance.now()
    setTimeout(() => stop.abort(new Error('enough')), 50)
    await expect(documents).rejects.toThrow('enough')
    expect(Math.hypot(...(await embedder.embedQuery('你好')))).toBeCloseTo(1, 4)
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test('is offered as LangChain Embeddings', async () => {
    const embeddings = new HuidaEmbeddings(embedder)
    expect(await embeddings.embedQuery('你好')).toEqual(Array.from(await embedder.embedQuery('你好')))
    expect(await embeddings.embedDocuments(['你好', '您好'])).toHaveLength(2)
  })
})

test('says which model is missing and how to get it', async () => {
  await expect(createOnnxEmbedder({ modelsDir: './no-such-folder' })).rejects.toMatchObject({
    code: 'ERR_MODEL_MISSING',
    detail: expect.stringContaining('huida models fetch'),
  })
})
