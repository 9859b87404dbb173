import { expect, test } from 'vitest'
import type { AnswerContext } from '../context.ts'
import { judge } from './judge.ts'

const run = (
  question: string,
  passage: string,
  talk: { topic?: string[]; put?: string; coverage?: number } = {},
) => {
  const candidate = {
    chunk: { indexText: passage, anchor: 'a1' },
    document: { title: '停车管理办法' },
    ...{ features: { coverage: talk.coverage ?? 1 }, dense: null, score: 1 },
  }
  const part = {
    time: null,
    analysis: {
      ...{ years: [], synonyms: new Map(), own: new Map(), words: ['收费'] },
      ...{ question, put: talk.put ?? null, facets: new Set() },
    },
    retrieval: { dense: false, candidates: [candidate], idf: new Map() },
  }
  const context = {
    question,
    parts: [part],
    time: null,
    topic: new Set(talk.topic),
  } as unknown as AnswerContext
  return judge.run(context, new AbortController().signal)
}

test('a thing that no passage mentions is not ruled by the library', async () => {
  expect(await run('地铁站停车收费多少', '停车收费每小时2元')).toMatchObject({
    stop: { status: 'unanswerable_no_evidence' },
  })
})

test('what stands for personal data is no thing that a passage must mention', async () => {
  const outcome = await run('车牌［车牌号］，手机［手机号］，停车收费多少', '停车收费每小时2元')
  expect(outcome).not.toHaveProperty('stop')
})

test('what is put to a conversation is judged by whether its document speaks of it, not by how much was found', async () => {
  const talk = { coverage: 0.1, topic: ['d1'], put: '月票' }
  const [turn, passage] = ['月票呢', '月票每月300元']
  expect(await run(turn, passage, talk)).not.toHaveProperty('stop')
  expect(await run(turn, passage, { ...talk, topic: [] })).toHaveProperty('stop')
})
