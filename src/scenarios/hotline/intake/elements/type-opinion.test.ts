import { describe, expect, test } from 'vitest'
import { loadHomeLibrary } from '../../dispatch/evidence/home-library.ts'
import { readType } from './ticket-type.ts'
import { trainTypeOpinion } from './type-opinion.ts'

const { tickets } = await loadHomeLibrary()
const opinion = await trainTypeOpinion(tickets.map(({ text, type }) => ({ text, vector: null, type })))

describe('what past tickets speak for', () => {
  test.each([
    ['想了解一下灵活就业的人怎么交医保，一年多少钱', '咨询'],
    ['隔壁仓库半夜偷着灌装白酒，贴名牌商标，请查处，别说是我讲的', '举报'],
    ['窗口小姑娘帮我老娘填了三张表，特意打电话感谢', '表扬'],
    ['健身房关门了，老板不退我卡里的两千块', '投诉'],
    ['河里漂着一层油，是不是上游的厂子偷排的？', '举报'],
  ])('%s → %s', (text, type) => {
    expect(readType(text, false, opinion(text, null)).type).toBe(type)
  })

  test.each(['路灯坏了三天', '小区门口的井盖松了，车一过就响', '学校食堂的饭是凉的', '水管漏了一地'])(
    'no type wins by being rare: %s',
    (text) => {
      expect(['投诉', '求助']).toContain(readType(text, false, opinion(text, null)).type)
    },
  )

  test('is the same every time', async () => {
    const again = await trainTypeOpinion(tickets.map(({ text, type }) => ({ text, vector: null, type })))
    expect([...again('路灯坏了', null)]).toEqual([...opinion('路灯坏了', null)])
  })

  test('needs a vector of every example to judge by meaning', async () => {
    const examples = [
      { text: '退钱', vector: Float32Array.of(1, 0), type: '投诉' as const },
      { text: '退钱', vector: null, type: '咨询' as const },
    ]
    const score = (await trainTypeOpinion(examples))('退钱', Float32Array.of(1, 0))
    expect(score.get('投诉')).toBeCloseTo(score.get('咨询')!, 1)
  })
})
