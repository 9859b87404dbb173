import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import type { ChunkHit, LibraryStore } from '../../../src/store/ports.ts'
import { createLibraryStore } from '../../../src/store/postgres/index.ts'
import type { DocumentRecord } from '../../../src/store/records.ts'
import { scoreAll } from './bm25-oracle.ts'
import { NO_FIELDS } from '../../support/fake-library.ts'
import { makeDocument, plainTerms, tokenizeByBlank } from './documents.ts'
import { describeEngines } from './engines.ts'

const WORDS = ['供热', '住房', '补贴', '条例', '企业', '海域', 'a', "it's", '{1:2}', '"', '停车']
const line = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' '))
const texts = fc.array(fc.array(line, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 })
const query = fc.dictionary(
  fc.constantFrom(...WORDS, '没有的词'),
  fc.double({ min: 0.1, max: 3, noNaN: true }),
)

/** The same ranking as the oracle; where scores are equal to float precision, any order. */
function expectRanking(hits: readonly ChunkHit[], scores: ReadonlyMap<string, number>, k: number): void {
  const positive = [...scores].filter(([, score]) => score > 0).sort((a, b) => b[1] - a[1])
  expect(hits).toHaveLength(Math.min(k, positive.length))
  hits.forEach((hit, at) => {
    expect(hit.chunkId).toMatch(new RegExp(`^${hit.docId}#\\d+$`))
    expect(hit.score).toBeCloseTo(scores.get(hit.chunkId) ?? 0, 4)
    expect(hit.score).toBeCloseTo(positive[at]?.[1] ?? 0, 4)
  })
}

describeEngines('lexical search', (engine) => {
  let library: LibraryStore
  beforeEach(async () => {
    await engine.clear()
    library = createLibraryStore(engine.db, tokenizeByBlank)
  })

  async function fill(documents: readonly DocumentRecord[]): Promise<void> {
    await engine.clear()
    for (const document of documents) await library.putDocument(document)
  }

  test('ranks like BM25 in memory', async () => {
    await fc.assert(
      fc.asyncProperty(texts, query, fc.integer({ min: 1, max: 8 }), async (contents, wanted, k) => {
        const documents = contents.map((lines, at) => makeDocument(`d${at}`, lines.join('\n')))
        await fill(documents)
        await library.optimise()
        const terms = new Map(Object.entries(wanted))
        expectRanking(await library.searchLexical(terms, k), scoreAll(documents, tokenizeByBlank, terms), k)
      }),
      { numRuns: 25 },
    )
  })

  test('stays right after replacing and removing documents', async () => {
    const versions = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.option(line)), {
      minLength: 1,
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(versions, query, async (changes, wanted) => {
        await engine.clear()
        const present = new Map<string, DocumentRecord>()
        const puts: Promise<unknown>[] = []
        for (const [at, text] of changes) {
          const document = makeDocument(`d${at}`, text ?? '')
          if (text === null) {
            await Promise.all(puts.splice(0))
            await library.removeDocuments([document.id])
          } else puts.push(library.putDocument(document))
          if (text === null) present.delete(document.id)
          else present.set(document.id, document)
        }
        await Promise.all(puts)
        await library.optimise()
        const terms = new Map(Object.entries(wanted))
        expectRanking(
          await library.searchLexical(terms, 5),
          scoreAll([...present.values()], tokenizeByBlank, terms),
          5,
        )
      }),
      { numRuns: 15 },
    )
  })

  test('keeps scores within the tolerated drift without optimise', async () => {
    const long = Array.from({ length: 60 }, (_value, at) => `词${at}`).join(' ')
    const documents = ['短 文', long, `${long} 短`, '文 文', `${long} 文`].map((text, at) =>
      makeDocument(`d${at}`, text),
    )
    await fill(documents)
    const terms = plainTerms('短', '文', '词7')
    const exact = scoreAll(documents, tokenizeByBlank, terms)
    for (const hit of await library.searchLexical(terms, 9)) {
      const wanted = exact.get(hit.chunkId) ?? 0
      expect(Math.abs(hit.score - wanted) / wanted).toBeLessThan(0.1)
    }
  })

  test('filters by document, its kind and the kind of chunk, and scores do not depend on the filter', async () => {
    const documents = ['办法', '通知', null].map((kind, at) =>
      makeDocument(`d${at}`, '供热 收费\n供热 时间 说明', { fields: { ...NO_FIELDS, kind } }),
    )
    for (const document of documents) {
      const [second] = document.chunks.slice(1)
      if (second) second.kind = 'table_row'
    }
    await fill(documents)
    const terms = plainTerms('供热')
    const all = new Map((await library.searchLexical(terms, 9)).map((hit) => [hit.chunkId, hit.score]))
    expect(all.size).toBe(6)
    const cases = [
      [{ docIds: ['d1', 'nothing'] }, ['d1#0', 'd1#1']],
      [{ documents: { except: '通知' }, kinds: ['table_row'] as const }, ['d0#1', 'd2#1']],
      [{ documents: { only: '通知' } }, ['d1#0', 'd1#1']],
      [{ documents: { except: '没有这种' } }, [...all.keys()].sort()],
      [{ kinds: ['text'] as const }, ['d0#0', 'd1#0', 'd2#0']],
      [{ docIds: ['d2'], documents: { only: '办法' } }, []],
      [{ docIds: [] }, []],
    ] as const
    for (const [filter, wanted] of cases) {
      const hits = await library.searchLexical(terms, 9, filter)
      expect(hits.map((hit) => hit.chunkId).sort()).toEqual(wanted)
      for (const hit of hits) expect(hit.score).toBe(all.get(hit.chunkId))
    }
  })

  test('finds the best chunks of a large library through the index', async () => {
    const word = (seed: number): string => `w${Math.floor(Math.abs(Math.sin(seed) * 1000) ** 1.4 % 900)}`
    const documents = Array.from({ length: 90 }, (_value, doc) =>
      makeDocument(
        `d${doc}`,
        Array.from({ length: 50 }, (_line, at) =>
          Array.from({ length: 20 }, (_word, n) => word(doc * 1000 + at * 20 + n)).join(' '),
        ).join('\n'),
      ),
    )
    await fill(documents)
    await library.optimise()
    let found = 0
    for (let n = 0; n < 20; n++) {
      const terms = plainTerms(word(n), word(n + 7), word(n * 31), word(n + 500))
      const exact = scoreAll(documents, tokenizeByBlank, terms)
      const threshold = [...exact.values()].sort((a, b) => b - a)[9]!
      const hits = await library.searchLexical(terms, 10)
      found += hits.filter((hit) => exact.get(hit.chunkId)! >= threshold).length
    }
    expect(found / 200).toBeGreaterThan(0.97)
  })

  test('survives odd queries', async () => {
    await fill([makeDocument('a', '供热 供热 收费')])
    expect(await library.searchLexical(new Map(), 5)).toEqual([])
    expect(await library.searchLexical(plainTerms('\u0000', '\ud800', '长'.repeat(5000)), 5)).toEqual([])
    expect(await library.searchLexical(plainTerms('供热'), 0)).toEqual([])
    expect(await library.searchLexical(new Map([['供热', -1]]), 5)).toEqual([])
    expect((await library.termFrequencies([])).chunks).toBe(1)
  })
})
