import { describe, expect, test } from 'vitest'
import { asksEligibility, findAspects } from './aspects.ts'

describe('aspects', () => {
  test.each([
    ['补办要带啥东西', ['materials']],
    ['多久能办好', ['time']],
    ['去哪办，要钱不', ['fee', 'place']],
    ['有效期多久', ['validity']],
    ['我能申请吗', ['conditions']],
    ['必须回老家办吗', ['conditions']],
    ['那笔补助还发不发', ['conditions']],
    ['周六上班吗', ['hours']],
    ['网上能办吗，流程是什么', ['online', 'steps']],
    ['一个月能领多少', ['standard']],
    ['身份证', []],
    ['我想办身份证', ['steps']],
    ['身份证怎么绑', ['steps']],
    ['几点下班', ['hours']],
    ['下班路上丢的', []],
    ['我想办身份证，要带什么', ['materials']],
    ['钓鱼证能让我侄子去领吗', ['proxy']],
    ['老伴儿走不动，我替老伴去办行吗', ['proxy']],
    ['别人代跑一趟可以吗', ['proxy']],
    ['委托中介办，要什么材料', ['materials', 'proxy']],
    ['公证委托书怎么办', ['steps']],
    ['请问身份证怎么办', ['steps']],
    ['替我妈问问津贴多少', ['standard']],
  ])('%s', (question, aspects) => expect(findAspects(question)).toEqual(aspects))

  test('a question about oneself is told from one about the rule', () => {
    expect(asksEligibility('我38岁，自己辞职的，符合条件吗')).toBe(true)
    expect(asksEligibility('申请条件是什么')).toBe(false)
  })
})
