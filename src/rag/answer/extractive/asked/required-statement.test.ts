import { expect, test } from 'vitest'
import { requiredStatement } from './required-statement.ts'

test.each([
  ['窗口几点下班？', '工作日9:00至17:00开放。', '周末不办理。'],
  ['禁渔期是什么时候？', '禁渔期为4月1日至7月31日。', '检验申请5日内安排，2030年减船100艘。'],
  ['乱贴广告会被罚吗？', '未经许可张贴的，责令清除。', '张贴栏由街道设置。'],
  ['审批多久能下来？', '自受理之日起7个工作日内办结。', '申请人应当如实填写。'],
  ['消防多久检查一次？', '消防设施每年检查不少于1次。', '2026年底前上门更换。'],
  ['卖车要交什么税？', '应当缴纳增值税。', '提交行驶证和完税信息。'],
  ['水质多久能出结果？', '采样后5日内出具报告。', '每年10月1日前采样，2027年底建成。'],
  ['账单几号出？', '每月8日前推送账单。', '收到申请之日起8日内答复。'],
  ['一年能申请几次？', '每户每年申请不超过2次。', '第二次申请的，由街道审核。'],
  ['旗杆最多多高？', '高度不超过6米。', '间隔不少于6个月。'],
  ['一条船最多坐几个人？', '每艘核载不超过12人。', '每艘补助3万元。'],
  ['验船要钱吗？', '检验不收取费用。', '检验应当提前申请。'],
  ['候船室收费吗？', '不得向旅客收取费用。', '受伤旅客每人补助200元。'],
  ['必须有驾驶证吗？', '应当持有驾驶证。', '驾驶证由公安机关核发。'],
  ['不登记会怎样？', '逾期不登记的，牌照自动失效。', '应当在10日内登记。'],
  ['被查到会怎么处理？', '限制其两年内再次申请。', '检查人员应当出示证件。'],
  ['阳台能堆杂物吗？', '不得在阳台堆放易燃物品。', '阳台面积按照一半计算。'],
])('%s is answered by one kind of statement', (question, stated, other) => {
  const states = requiredStatement(question)
  expect(states?.(stated)).toBe(true)
  expect(states?.(other)).toBe(false)
})

test('of two kinds asked for in one breath a sentence gives one', () => {
  const states = requiredStatement('几点开门，多久办完？')
  expect(states?.('9:00开门。')).toBe(true)
  expect(states?.('3个工作日办完。')).toBe(true)
})

test('a question that any statement may answer requires none', () => {
  expect(requiredStatement('谁可以申请补贴？')).toBeNull()
})
