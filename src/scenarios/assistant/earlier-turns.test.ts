import { expect, test } from 'vitest'
import type { StoredTurn } from '../../store/ports.ts'
import { withEarlierTurns } from './earlier-turns.ts'

const ID = '0b8f5f0e-3f0a-4c3e-9d55-6f2f0c1d2e3f'
const NOW = '2026-05-02T08:00:00.000Z'

const ask = async (request: object, kept: [string, string][] = [['护照去哪办', '各区县有窗口。[1]']]) => {
  const asked: unknown[][] = []
  const answers = {
    listTurns: async (...given: [string, string, number]): Promise<StoredTurn[]> => {
      asked.push(given)
      return kept.map(([question, said]) => ({ question, said, status: 'answered' }))
    },
  }
  const clock = { now: () => new Date(NOW), today: () => '2026-05-02' }
  const { history } = await withEarlierTurns({ question: '那要带什么', ...request }, { answers, clock })
  return { asked, history }
}

test('a conversation goes on from the turns kept of it, of one day', async () => {
  const { asked, history } = await ask({ conversationId: ID })
  expect(asked).toEqual([[ID, '2026-05-01T08:00:00.000Z', 8]])
  expect(history).toEqual([
    { role: 'user', content: '护照去哪办' },
    { role: 'assistant', content: '各区县有窗口。[1]', status: 'answered' },
  ])
})

test('turns that the request brings along win, be they none', async () => {
  const own = [{ role: 'user', content: '社保卡丢了' }]
  expect(await ask({ conversationId: ID, history: own })).toEqual({ asked: [], history: own })
  expect(await ask({ conversationId: ID, history: [] })).toMatchObject({ asked: [] })
})

test('a number that is not random opens nothing', async () => {
  for (const conversationId of ['1', '张三', '00000000-0000-1000-8000-000000000000', `${ID}x`])
    expect((await ask({ conversationId })).asked).toEqual([])
  expect((await ask({})).asked).toEqual([])
})

test('small talk is left out with its reply', async () => {
  const { history } = await ask({ conversationId: ID }, [
    ['护照去哪办', '各区县有窗口。[1]'],
    ['好的，谢谢', '不客气。'],
  ])
  expect(history?.map(({ content }) => content)).toEqual(['护照去哪办', '各区县有窗口。[1]'])
})
