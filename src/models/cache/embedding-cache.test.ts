import { appendFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Embedder } from '../ports.ts'
import { cacheEmbeddings } from './embedding-cache.ts'

let dir = ''
let asked: string[] = []
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'huida-cache-'))
  asked = []
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const vectorOf = (text: string): Float32Array => Float32Array.from([text.length, text.charCodeAt(0), 0.1])
const fake = (id = 'm@1'): Embedder => ({
  id,
  dimensions: 3,
  embedDocuments: async (texts) => {
    asked.push(...texts)
    return texts.map(vectorOf)
  },
  embedQuery: async (text) => {
    asked.push(`query ${text}`)
    return vectorOf(text)
  },
  close: async () => undefined,
})

test('makes a vector once, for this process and the next', async () => {
  const first = cacheEmbeddings(fake(), dir)
  expect(await first.embedDocuments(['甲', '乙乙', '甲'])).toEqual(['甲', '乙乙', '甲'].map(vectorOf))
  expect(asked).toEqual(['甲', '乙乙'])
  expect(await cacheEmbeddings(fake(), dir).embedDocuments(['乙乙', '丙', '甲'])).toEqual(
    ['乙乙', '丙', '甲'].map(vectorOf),
  )
  expect(asked).toEqual(['甲', '乙乙', '丙'])
})

test('keeps models apart and asks for queries each time', async () => {
  await cacheEmbeddings(fake('m@1'), dir).embedDocuments(['甲'])
  const other = cacheEmbeddings(fake('m@2'), dir)
  await other.embedDocuments(['甲'])
  await other.embedQuery('甲')
  await other.embedQuery('甲')
  expect(asked).toEqual(['甲', '甲', 'query 甲', 'query 甲'])
  expect(await readdir(dir)).toHaveLength(2)
})

test('drops a record that was cut off and goes on', async () => {
  await cacheEmbeddings(fake(), dir).embedDocuments(['甲', '乙'])
  const file = join(dir, (await readdir(dir))[0]!)
  const { size } = await stat(file)
  await appendFile(file, Buffer.alloc(9))
  const again = cacheEmbeddings(fake(), dir)
  expect(await again.embedDocuments(['丙', '甲'])).toEqual(['丙', '甲'].map(vectorOf))
  expect((await stat(file)).size).toBe(size + size / 2)
  expect(await cacheEmbeddings(fake(), dir).embedDocuments(['丙'])).toEqual([vectorOf('丙')])
  expect(asked).toEqual(['甲', '乙', '丙'])
})

test('keeps what somebody waits for like documents, made as urgently as the embedder can', async () => {
  const hurried: string[] = []
  const embedder: Embedder = {
    ...fake(),
    embedSentences: async (texts) => {
      hurried.push(...texts)
      return texts.map(vectorOf)
    },
  }
  const cached = cacheEmbeddings(embedder, dir)
  await cached.embedSentences!(['一', '二'])
  await cached.embedDocuments(['二', '三'])
  expect([hurried, asked]).toEqual([['一', '二'], ['三']])
})
