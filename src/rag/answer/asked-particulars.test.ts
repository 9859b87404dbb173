import { describe, expect, test } from 'vitest'
import { ASKS_OWN_CASE, namesAskedFund, statesAskedParticulars } from './asked-particulars.ts'

const states = (question: string, said: string): boolean => statesAskedParticulars({ question }, said)

describe('what a question asks for by kind', () => {
  test.each([
    ['摊位一个月租金多少钱？', '摊位分两次交付，第一次交付60%。', '摊位租金每月300元。'],
    ['租金具体多少钱？', '租金不高于市场的60%。', '租金每月300元。'],
    ['过户交什么税？', '提交完税信息。', '应当缴纳契税。'],
    ['不办证会被罚吗？', '应当办证。', '未办证的，责令补办。'],
    ['评审专家名单有哪些人？', '组织专家评审。', '专家名单如下：甲、乙、丙。'],
    ['夜市在哪条街？', '夜市每日开放。', '夜市设在望海路。'],
    ['返还比例是多少？', '符合条件的可以返还。', '按照60%返还。'],
    ['去年一共查处多少起？', '处200元以上500元以下罚款。', '共查处312件。'],
    ['一条街有几盏路灯？', '路灯间距30米。', '设路灯40盏。'],
    ['禁养品种有哪些？', '禁养品种由市公安局公布。', '禁养品种为甲犬、乙犬。'],
  ])('%s', (question, silent, telling) => {
    expect(states(question, silent)).toBe(false)
    expect(states(question, telling)).toBe(true)
  })

  test('the fund asked for is named by what is said, or by its title', () => {
    const asked = { question: '一个月能领多少失业金？' }
    expect(namesAskedFund(asked, '缴纳失业保险费的30%返还，每人500元。')).toBe(false)
    expect(namesAskedFund(asked, '失业保险金每月1800元。')).toBe(true)
    expect(namesAskedFund({ question: '能拿多少补贴？' }, '每人500元。')).toBe(true)
  })

  test('a question that asks for none of them is not held back', () => {
    expect(states('谁能申请补贴？', '年满60周岁的居民可以申请。')).toBe(true)
  })
})

test('one’s own running case is told from a question about the procedure', () => {
  expect(ASKS_OWN_CASE.test('昨天申请的补贴办到哪一步了，帮我查查')).toBe(true)
  expect(ASKS_OWN_CASE.test('申请补贴要办几步？帮我查出处')).toBe(false)
})
