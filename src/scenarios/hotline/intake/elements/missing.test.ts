import { expect, test } from 'vitest'
import { findMissing } from './missing.ts'

const asked = (text: string, confidential: boolean, reachable = false): string[] =>
  findMissing({
    text,
    confidential,
    reachable,
    type: '举报',
    answerDirectly: false,
    urgency: '一般',
    location: { text: '化工路', start: 0, end: 3 },
    district: '望潮区',
    eventTime: { text: '昨晚', start: 0, end: 2 },
    pii: [],
    demands: [],
    districtQuestion: null,
    meaningQuestion: null,
    cityQuestion: null,
  }).filter((question) => question.includes('电话'))

test('whoever stays closed to departments is asked for a number that the centre alone keeps', () => {
  expect(asked('化工路昨晚有人倒废油', false)).toEqual(['请问办理单位可以用哪个电话联系您？'])
  const [question, ...rest] = asked('化工路昨晚有人倒废油，替我保密', true)
  expect(rest).toEqual([])
  expect(question).toContain('只由热线保存')
  expect(question).not.toContain('请问办理单位')
})

test('who left a number already is not asked for it', () => {
  expect(asked('化工路昨晚有人倒废油', false, true)).toEqual([])
})

test.each(['化工路昨晚有人倒废油，不留姓名', '化工路昨晚有人倒废油，别给我打电话', '匿名，化工路昨晚倒废油'])(
  'who will not be called is not asked: %s',
  (text) => expect(asked(text, true)).toEqual([]),
)
