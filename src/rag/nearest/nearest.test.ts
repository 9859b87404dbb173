import { expect, test } from 'vitest'
import type { Embedder } from '../../models/ports.ts'
import type { DocumentSummary, StoredDocument } from '../../store/ports.ts'
import type { LibraryView } from '../library-view.ts'
import type { Candidate } from '../retrieve/types.ts'
import { createNearest } from './index.ts'

const TEXT = '第一条 摊位每天十八时开放。收摊后应当清扫地面。\n第二条 摊位费免收。\n'
const AT = TEXT.indexOf('第二条')
const section = (anchor: string, start: number, end: number) => ({
  ...{ anchor, parent: null, level: 1, label: null, title: '', path: [anchor] },
  ...{ start, end },
})
const documentOf = (id: string) =>
  ({
    ...{ id, text: TEXT, tables: [], terms: [] },
    sections: [section('a1', 0, AT), section('a2', AT, TEXT.length)],
  }) as unknown as StoredDocument
const summaryOf = (id: string) =>
  ({ id, title: `${id}办法`, source: `${id}.md`, topics: [] }) as unknown as DocumentSummary

/** How near each sentence lies, by a word it holds. */
const NEARNESS = new Map([
  ['摊位费', 0.9],
  ['清扫', 0.7],
  ['开放', 0.6],
])
const vectorOf = (text: string): Float32Array => {
  const [, cosine = 0.1] = [...NEARNESS].find(([word]) => text.includes(word)) ?? []
  return Float32Array.of(cosine, Math.sqrt(1 - cosine * cosine))
}
const embedder = {
  embedQuery: async () => Float32Array.of(1, 0),
  embedDocuments: async (texts: readonly string[]) => texts.map(vectorOf),
} as unknown as Embedder

const candidate = (id: string, score = 1): Candidate => ({
  document: summaryOf(id),
  chunk: { docId: id, start: 0, end: TEXT.length, anchor: 'a1' } as never,
  ...{ lexical: null, dense: 0.5, features: {}, score },
})

const finder = (candidates: Candidate[], repealed: string[] = [], embedding: Embedder | null = embedder) =>
  createNearest({
    retriever: {
      analyse: async () => ({ words: [], terms: new Map() }),
      retrieve: async () => ({ candidates, idf: new Map() }),
    } as never,
    view: async () =>
      ({
        read: async (id: string) => documentOf(id),
        validity: (id: string) => ({ label: '有效', inForce: !repealed.includes(id), replacedBy: null }),
      }) as unknown as LibraryView,
    embedder: embedding,
    normalise: (text) => text,
  })

test('gives each provision once, the nearest first, whole where it is short', async () => {
  const { passages: found } = await finder([candidate('夜市')])('夜市要交钱不', '2026-11-23')
  expect(found.map(({ n, anchor }) => [n, anchor])).toEqual([
    [1, 'a2'],
    [2, 'a1'],
  ])
  expect(found[1]!.quote.trim()).toBe('第一条 摊位每天十八时开放。收摊后应当清扫地面。')
})

test('what is no longer in force is not offered', async () => {
  const candidates = [candidate('旧的', 2), candidate('新的')]
  const { passages: found } = await finder(candidates, ['旧的'])('夜市要交钱不', '2026-11-23')
  expect(new Set(found.map(({ doc_id: id }) => id))).toEqual(new Set(['新的']))
})

const NOTHING = { passages: [], nearer: false }

test('nothing is offered where nothing is near, or meaning is not known', async () => {
  NEARNESS.clear()
  expect(await finder([candidate('夜市')])('明天下雨吗', '2026-11-23')).toEqual(NOTHING)
  expect(await finder([candidate('夜市')], [], null)('夜市', '2026-11-23')).toEqual(NOTHING)
})

test('what is cited is left out, and told of where something comes clearly nearer', async () => {
  NEARNESS.set('摊位费', 0.9).set('清扫', 0.7)
  const find = finder([candidate('夜市')])
  const cites = (quote: string) => find('夜市要交钱不', '2026-11-23', [{ doc_id: '夜市', quote }] as never)
  const missed = await cites('收摊后应当清扫地面。')
  expect([missed.passages[0]!.anchor, missed.nearer]).toEqual(['a2', true])
  const met = await cites('第二条 摊位费免收。')
  expect([met.passages.map(({ anchor }) => anchor), met.nearer]).toEqual([['a1'], false])
  expect(await cites('别的话')).toMatchObject({ nearer: false })
})
