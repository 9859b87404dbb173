import { beforeEach, expect, test } from 'vitest'
import type { AnswerStore, StoredAnswer } from '../../../src/store/ports.ts'
import { createAnswerStore, createSettingStore } from '../../../src/store/postgres/index.ts'
import { describeEngines } from './engines.ts'

const answer = (id: string, askedAt: string): StoredAnswer => ({
  id,
  conversationId: 'c1',
  askedAt,
  question: `问题 ${id} \u0000`,
  status: 'answered',
  answer: { text: '答复\u0000', steps: [{ name: 'retrieve', ms: 1.5 }], citations: [] },
})

describeEngines('answers and settings', (engine) => {
  let answers: AnswerStore
  beforeEach(async () => {
    await engine.clear()
    answers = createAnswerStore(engine.db)
  })

  test('gives back an answer whole', async () => {
    await answers.saveAnswer(answer('2', '2026-03-02T00:00:00.000Z'))
    await answers.saveAnswer(answer('3', '2026-03-03T00:00:00.500Z'))
    expect(await answers.getAnswer('3')).toEqual({
      ...answer('3', '2026-03-03T00:00:00.500Z'),
      question: '问题 3 \uFFFD',
      answer: { text: '答复\uFFFD', steps: [{ name: 'retrieve', ms: 1.5 }], citations: [] },
    })
    expect(await answers.getAnswer('none\u0000')).toBeNull()
  })

  test('keeps feedback with its answer, and purges both by age', async () => {
    await answers.saveAnswer(answer('old', '2025-01-01T00:00:00.000Z'))
    await answers.saveAnswer(answer('new', '2026-01-01T00:00:00.000Z'))
    const feedback = { verdict: 'wrong', comment: '有误', at: '2026-01-02T00:00:00.000Z' } as const
    await answers.saveFeedback({ answerId: 'old', ...feedback })
    await answers.saveFeedback({ answerId: 'new', ...feedback, comment: null })
    const missing = answers.saveFeedback({ answerId: 'none', ...feedback })
    await expect(missing).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' })
    expect(await answers.purgeBefore('2025-06-01')).toBe(1)
    expect(await answers.getAnswer('old')).toBeNull()
    expect(await engine.db.query('SELECT answer_id, verdict, comment FROM feedback')).toEqual([
      { answer_id: 'new', verdict: 'wrong', comment: null },
    ])
  })

  test('lists the last turns of a conversation, oldest first', async () => {
    const said = (id: string, day: number) => ({
      ...answer(id, `2026-03-0${day}T00:00:00.000Z`),
      answer: { answer: `答复 ${id}` },
    })
    for (const [day, id] of ['a', 'b', 'c', 'd'].entries()) await answers.saveAnswer(said(id, day + 1))
    await answers.saveAnswer({ ...said('x', 4), conversationId: 'c2' })
    const turns = await answers.listTurns('c1', '2026-03-02T00:00:00.000Z', 2)
    expect(turns.map(({ said }) => said)).toEqual(['答复 c', '答复 d'])
    expect(await answers.listTurns('c1', '2026-03-04T00:00:00.000Z', 9)).toEqual([
      { question: '问题 d \uFFFD', status: 'answered', said: '答复 d' },
    ])
    expect(await answers.listTurns('c3', '2026-01-01T00:00:00.000Z', 9)).toEqual([])
  })

  test('keeps settings', async () => {
    const settings = createSettingStore(engine.db)
    expect(await settings.get('token')).toBeNull()
    expect(await settings.swap('token', null, 'a')).toBe(true)
    expect(await settings.swap('token', null, 'c')).toBe(false)
    expect(await settings.swap('token', 'c', 'd')).toBe(false)
    expect(await settings.swap('token', 'a', "b'\\")).toBe(true)
    expect(await settings.get('token')).toBe("b'\\")
  })

  test('gives the same made setting to all who make it at once', async () => {
    const settings = createSettingStore(engine.db)
    let made = 0
    const all = await Promise.all(
      Array.from({ length: 8 }, () => settings.obtain('key', () => `made ${++made}`)),
    )
    expect(new Set(all).size).toBe(1)
    expect(await settings.get('key')).toBe(all[0])
  })
})
