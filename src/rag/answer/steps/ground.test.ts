import { expect, test } from 'vitest'
import type { AnswerContext } from '../context.ts'
import { ground } from './ground.ts'

const TEXT = '第二十三条 混装混运的，处5000元以上3万元以下罚款。'
const DOCUMENT = { id: 'd1', text: TEXT, sections: [], tables: [], terms: [] }
const EVIDENCE = {
  token: 'c1',
  document: DOCUMENT,
  summary: { id: 'd1', title: '垃圾管理办法', status: null },
  anchor: 'a23',
  path: ['第二十三条'],
  start: 0,
  end: TEXT.length,
  quote: TEXT,
}

/** An answer quoted from one passage that was found with a score. */
const answerFrom = (score: number, change: object = {}): AnswerContext =>
  ({
    question: '混装混运罚多少',
    parts: [
      {
        analysis: { question: '混装混运罚多少', facets: new Set(), own: new Map() },
        retrieval: {
          idf: new Map(),
          candidates: [
            {
              document: { id: 'd1', title: '垃圾管理办法', topics: [], region: null },
              chunk: { start: 0, end: TEXT.length, indexText: TEXT },
              score,
            },
          ],
        },
      },
    ],
    topic: new Set(),
    documents: new Map(),
    evidence: new Map([['c1', EVIDENCE]]),
    draft: { sentences: [{ text: TEXT, tokens: ['c1'], quotes: [TEXT] }], completeness: 'full' },
    dropped: [],
    ...change,
  }) as never

const stopOf = async (context: AnswerContext) => {
  const outcome = await ground.run(context, new AbortController().signal)
  return 'stop' in outcome ? outcome : null
}

test('an answer whose passages all lie far from the question is none', async () => {
  expect(await stopOf(answerFrom(1.5))).toBeNull()
  const far = await stopOf(answerFrom(0.7))
  expect(far).toMatchObject({
    stop: { status: 'unanswerable_no_evidence' },
    trace: { note: '依据离所问太远' },
  })
})

test('nor is it judged in a conversation, or where search didn’t find the passage', async () => {
  expect(await stopOf(answerFrom(0.7, { topic: new Set(['d1']) }))).toBeNull()
  const elsewhere = { ...EVIDENCE, start: TEXT.length, end: TEXT.length + 1 }
  expect(await stopOf(answerFrom(0.7, { evidence: new Map([['c1', elsewhere]]) }))).toBeNull()
})
