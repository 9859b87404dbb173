import { beforeEach, expect, test } from 'vitest'
import type { LibraryStore } from '../../../src/store/ports.ts'
import { createLibraryStore } from '../../../src/store/postgres/index.ts'
import { NO_FIELDS } from '../../support/fake-library.ts'
import { makeDocument, plainTerms, tokenizeByBlank } from './documents.ts'
import { describeEngines } from './engines.ts'

describeEngines('library', (engine) => {
  let library: LibraryStore
  beforeEach(async () => {
    await engine.clear()
    library = createLibraryStore(engine.db, tokenizeByBlank)
  })

  test('gives back every part of a document as it was put', async () => {
    const document = makeDocument('a#1', '供热 收费\n住房 补贴', {
      bytes: Uint8Array.from([0, 255, 39, 92, 10]),
      fields: {
        ...NO_FIELDS,
        title: '供热办法 "试行" \\ \'',
        docNo: '晏政发〔2024〕3号',
        region: '晏海市',
        level: 'city',
        status: '有效',
        publishedAt: '2024-03-01',
        period: { from: 2024, to: 2026 },
        relations: [{ type: 'repeals', target: '旧办法' }],
        audience: ['企业'],
        topics: ['供热', '民生'],
        sample: true,
      },
      offsets: { repaired: [0, 3, 9], original: [0, 4, 12] },
      sections: [
        {
          anchor: 's0',
          parent: null,
          level: 1,
          label: '第一章',
          title: '总则',
          path: ['第一章'],
          start: 0,
          end: 9,
        },
      ],
      units: [{ anchor: 's0', unit: '市住房城乡建设局', role: '牵头', start: 1, end: 8 }],
      tables: [
        {
          anchor: 't1',
          caption: '表1',
          header: ['指标', '2024'],
          rows: [
            {
              anchor: 't1.1',
              group: null,
              name: '覆盖率',
              unit: '%',
              cells: { '2024': '95' },
              start: 2,
              end: 5,
            },
          ],
          start: 0,
          end: 9,
        },
      ],
      terms: [{ anchor: 'g1', term: '热源', definition: '产热的设施', start: 0, end: 3 }],
      warnings: [{ code: 'OUTLINE_NOT_MONOTONE', message: '编号不连续', start: 1, end: 2 }],
    })
    expect(await library.putDocument(document)).toBe('created')
    const stored = await library.getDocument('a#1')
    const { bytes, chunks, ...kept } = document
    expect(stored).toEqual({ ...kept, chunkCount: 2, embeddedCount: 0, ingestedAt: stored?.ingestedAt })
    expect(Number.isNaN(Date.parse(stored?.ingestedAt ?? ''))).toBe(false)
    const original = await library.getOriginal('a#1')
    expect([...(original?.bytes ?? [])]).toEqual([...bytes])
    expect(original).toMatchObject({ mediaType: 'text/plain', source: 'a#1.txt' })
    const read = await library.getChunks(['a#1#1', 'nothing#0', 'a#1#0', 'a#1'])
    expect(read).toEqual([1, 0].map((at) => ({ chunkId: `a#1#${at}`, docId: 'a#1', ...chunks[at] })))
  })

  test('says created, unchanged, updated; a new version leaves nothing of the old one', async () => {
    expect(await library.putDocument(makeDocument('a', '一 二\n三'))).toBe('created')
    const first = await library.revision()
    expect(await library.putDocument(makeDocument('a', '一 二\n三'))).toBe('unchanged')
    expect(await library.revision()).toBe(first)
    expect(await library.putDocument(makeDocument('a', '四'))).toBe('updated')
    expect(await library.revision()).not.toBe(first)
    expect(await library.searchLexical(plainTerms('一'), 5)).toEqual([])
    expect((await library.searchLexical(plainTerms('四'), 5)).map((hit) => hit.chunkId)).toEqual(['a#0'])
    expect(await library.getChunkRange('a', 0, 9)).toHaveLength(1)
    expect(await library.termFrequencies(['一', '四'])).toEqual({
      chunks: 1,
      frequency: new Map([
        ['一', 0],
        ['四', 1],
      ]),
    })
  })

  test('removes documents, tells what is in sync, and the same content has the same revision', async () => {
    const [a, b] = [makeDocument('a', '一'), makeDocument('b', '二', { root: 'other' })]
    await library.putDocument(a)
    await library.putDocument(b)
    const both = await library.revision()
    expect(await library.syncStates('other')).toEqual([{ path: 'b.txt', id: 'b', digest: b.digest }])
    expect(await library.removeDocuments(['a', 'nothing'])).toBe(1)
    expect(await library.countDocuments()).toBe(1)
    expect(await library.getDocument('a')).toBeNull()
    expect(await library.getOriginal('a')).toBeNull()
    expect(await library.revision()).not.toBe(both)
    await library.putDocument(a)
    expect(await library.revision()).toBe(both)
  })

  test('lists and finds documents, and the index follows the library', async () => {
    for (const [id, title] of [
      ['a', '供热办法'],
      ['b', '百分%号'],
      ['c', null],
    ] as const) {
      await library.putDocument(makeDocument(id, id, { fields: { ...NO_FIELDS, title } }))
    }
    expect((await library.documentIndex()).map((summary) => summary.id)).toEqual(['a', 'b', 'c'])
    expect((await library.listDocuments({ offset: 1, limit: 1 })).map((summary) => summary.id)).toEqual(['b'])
    expect(
      (await library.listDocuments({ offset: 0, limit: 9, query: '热办' })).map((row) => row.id),
    ).toEqual(['a'])
    expect((await library.listDocuments({ offset: 0, limit: 9, query: '%' })).map((row) => row.id)).toEqual([
      'b',
    ])
    expect(
      (await library.listDocuments({ offset: 0, limit: 9, query: 'C.TXT' })).map((row) => row.id),
    ).toEqual(['c'])
    await library.putDocument(makeDocument('d', 'd', { fields: { ...NO_FIELDS, kind: '指南' } }))
    const listed = async (kinds: { only?: string; except?: string; last?: string }) => [
      (await library.listDocuments({ offset: 0, limit: 9 }, kinds)).map((row) => row.id).join(''),
      await library.countDocuments(kinds),
    ]
    expect(await listed({ only: '指南' })).toEqual(['d', 1])
    expect(await listed({ except: '指南' })).toEqual([expect.not.stringContaining('d'), 3])
    expect(await listed({ last: '指南' })).toEqual([expect.stringMatching(/^[abc]{3}d$/), 4])
    await library.removeDocuments(['a', 'b', 'd'])
    expect((await library.documentIndex()).map((summary) => summary.id)).toEqual(['c'])
  })

  test('keeps what PostgreSQL text cannot hold as a replacement of the same length', async () => {
    const text = 'a\u0000b\ud800c 😀'
    await library.putDocument(makeDocument('odd', text, { warnings: [{ code: 'X', message: text }] }))
    const stored = await library.getDocument('odd')
    expect(stored?.text).toBe('a\uFFFDb\uFFFDc 😀')
    expect(stored?.warnings[0]?.message).toHaveLength(text.length)
    expect((await library.getChunks(['odd#0']))[0]?.text).toHaveLength(text.length)
  })

  test('a put that fails leaves the old version whole', async () => {
    await library.putDocument(makeDocument('a', '一\n二'))
    const before = await library.revision()
    const broken = makeDocument('a', '三\n四')
    broken.chunks.forEach((chunk) => (chunk.ordinal = 0))
    await expect(library.putDocument(broken)).rejects.toMatchObject({ code: 'ERR_STORE_CONFLICT' })
    expect(await library.revision()).toBe(before)
    expect((await library.searchLexical(plainTerms('一', '三'), 5)).map((hit) => hit.chunkId)).toEqual([
      'a#0',
    ])
    expect((await library.termFrequencies(['二'])).frequency.get('二')).toBe(1)
  })

  test('puts that come together are each stored, the last of an id stays, and only the bad one is refused', async () => {
    await library.putDocument(makeDocument('same', '不变'))
    const broken = makeDocument('broken', '三\n四')
    broken.chunks.forEach((chunk) => (chunk.ordinal = 0))
    const documents = [
      makeDocument('a', '一'),
      makeDocument('b', '二'),
      broken,
      makeDocument('a', '一 新'),
      makeDocument('same', '不变'),
      makeDocument('empty', ''),
    ]
    const puts = await Promise.allSettled(documents.map((document) => library.putDocument(document)))
    expect(puts.map((put) => (put.status === 'fulfilled' ? put.value : 'refused'))).toEqual([
      'created',
      'created',
      'refused',
      'updated',
      'unchanged',
      'created',
    ])
    expect((await library.documentIndex()).map(({ id }) => id).sort()).toEqual(['a', 'b', 'empty', 'same'])
    expect((await library.getDocument('a'))?.text).toBe('一 新')
    expect((await library.termFrequencies(['一', '二', '三'])).frequency).toEqual(
      new Map([
        ['一', 1],
        ['二', 1],
        ['三', 0],
      ]),
    )
  })

  test('takes a file of 20 MB', async () => {
    const bytes = new Uint8Array(20_000_000).map((_value, at) => at % 251)
    await library.putDocument(makeDocument('big', '大', { bytes }))
    const original = await library.getOriginal('big')
    expect(Buffer.compare(Buffer.from(original?.bytes ?? []), Buffer.from(bytes))).toBe(0)
  })
})
