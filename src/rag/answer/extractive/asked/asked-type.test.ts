import { expect, test } from 'vitest'
import { typeFit } from './asked-type.ts'

test.each([
  ['几号之前要申报？', '每季度首月1日至15日申报。', '应当说明情况。'],
  ['夜市摆到几点？', '开放时间为17:30至次日1:00。', '一个街道设一处。'],
  ['多久能办完？', '自受理之日起5个工作日内办结。', '窗口受理申请。'],
  ['一个人补多少钱？', '每人补贴300元。', '每人限领1次。'],
  ['两家都不管，归谁管？', '由城市管理部门负责处理。', '每年检查两次。'],
  ['这种情况能领吗？', '未参保的，不能领取。', '补贴每季度发放。'],
])('%s is given by one sentence and not by the other', (question, given, other) => {
  expect(typeFit(question, given)).toBe(1)
  expect(typeFit(question, other)).toBe(0)
})

test('a question of two kinds is half given by a sentence of one', () => {
  expect(typeFit('几号开始，一共多少钱？', '6月1日开始。')).toBe(0.5)
})
