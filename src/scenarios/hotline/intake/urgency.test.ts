import { describe, expect, test } from 'vitest'
import { findHazards } from './hazards.ts'

const levels = (text: string) => findHazards(text).map(({ hazard }) => `${hazard.name} ${hazard.level}`)

describe('danger to life', () => {
  test.each([
    ['楼道里全是煤气味，敲门没人应', '燃气泄漏'],
    ['孩子困在电梯里二十分钟了', '电梯困人'],
    ['我害怕极了他举着菜刀在砸门', '暴力伤害'],
    ['他站在楼顶上，说再不给钱就跳下去', '轻生'],
    ['欠了一百多万，我死了这笔债是不是就一笔勾销了', '轻生'],
    ['后山冒黑烟，火苗窜得老高', '火情'],
    ['奶奶上午走失，到现在没找到', '人员失联走失'],
    ['有个男的拎着汽油桶堵在门口', '暴力伤害'],
    ['储罐往外喷白气，工人都往外跑', '危险化学品泄漏'],
    ['厂区冒黄烟，保安说演练，没有听说要演练啊', '危险化学品泄漏'],
    ['去年着过一回火，现在楼下又着火了，快来', '火情'],
  ])('%s', (text, name) => {
    expect(levels(text)).toContain(`${name} 特急`)
  })

  test.each([
    '楼下火锅店的油烟呛人',
    '商场挂着全场跳楼价，是骗人的',
    '小区要搞消防演习，怎么备案',
    '消防通道堵着，万一着火跑不出去',
    '去年那边山火烧过一回',
    '老板失联了，卡里的钱退不了',
    '我的车轮胎漏气了，停路边补胎',
    '问停电又不是着火，慌什么',
    '电梯天天困人，都困过三次了，物业不修',
    '烟囱半夜冒白烟，有股焦糊味',
    '网格员帮我们找走丢的母亲，感谢',
    '手机信息泄露，推销电话不断',
    '热死了，公交车不开空调',
  ])('not %s', (text) => {
    expect(levels(text).filter((level) => level.endsWith('特急'))).toEqual([])
  })
})

describe('matters to report upwards', () => {
  test.each([
    ['船主把身份证扣着不给，谁想走就吼', '限制人身自由'],
    ['几十个工人坐在项目部门口不走，说要去堵路', '群体聚集'],
    ['全班十几个孩子吃完午饭上吐下泻', '群体性食物中毒'],
    ['女儿被四个同学围殴还录了视频', '未成年人受害'],
    ['一夜之间死了六十多头猪', '疑似重大动物疫情'],
  ])('%s', (text, name) => {
    expect(
      findHazards(text)
        .filter(({ hazard }) => hazard.sensitive)
        .map(({ hazard }) => hazard.name),
    ).toContain(name)
  })

  test.each(['中介扣着不动产证不给', '路口天天堵车', '加装电梯停工三次了', '业主想联名反映车位'])(
    'not %s',
    (text) => {
      expect(findHazards(text)).toEqual([])
    },
  )
})
