import { beforeAll, describe, expect, test } from 'vitest'
import { loadCityPack, type CityPack } from '../../../../city/index.ts'
import { findHazards } from './hazards.ts'
import { readTicket } from '../index.ts'

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
    ['有人冲进店里砍了我儿子', '暴力伤害'],
    ['楼下吵架，那男的把我妈捅了', '暴力伤害'],
    ['前夫刚发短信，说不复婚就弄死我和孩子', '暴力伤害'],
    ['桥断了车过不去，我嫂子快生了', '生命垂危'],
    ['我媳妇要生了，雪太大出不去', '生命垂危'],
    ['储罐往外喷白气，工人都往外跑', '危险化学品泄漏'],
    ['厂区冒黄烟，保安说演练，没有听说要演练啊', '危险化学品泄漏'],
    ['去年着过一回火，现在楼下又着火了，快来', '火情'],
  ])('%s', (text, name) => {
    expect(levels(text)).toContain(`${name} 特急`)
  })

  test.each([
    '8号楼电梯，3月4日晚上两个孩子被关在里头半天，物业修了没有',
    '消防通道让摊子占着，救护车进都进不来，请管一管',
    '村口那口井的盖板掉了，孩子从旁边过，露着一个大口',
  ])('what is over, or could be, is none: %s', (text) => {
    expect(levels(text).filter((level) => level.endsWith('特急'))).toEqual([])
  })

  test('what harmed many on a day of this month is still reported upwards', () => {
    expect(levels('3月6日晚上的婚宴，吃完十二个人都拉肚子')).toContain('群体性食物中毒 紧急')
    expect(levels('3月6日晚上那边起火')).toEqual([])
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
    '邻居说再叫就弄死我家的狗',
    '施工队把门口的树砍了',
    '隔壁砍了我家的树',
    '媳妇快生了，想问生育津贴怎么领',
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

describe('numbers to call first', () => {
  let pack: CityPack
  beforeAll(async () => {
    pack = await loadCityPack(null)
  })
  const numbersOf = (text: string) =>
    readTicket({ id: 't', text }, { pack, category: { path: [], confidence: 1 } }).transfer.map(
      ({ number }) => number,
    )

  test.each([
    ['小孙女踩空掉进枯井里了，井底还有水，能听见哭', ['119', '120']],
    ['人从拱桥上翻到河里去了，在水里扑腾，岸上够不着', ['119', '120']],
    ['出海钓鱼的小船进水了，三个人往外舀，越来越沉', ['12395', '119']],
    ['搅拌机把工友的胳膊绞住了，血止不住，人拿不出来', ['119', '120']],
    ['男的拎着斧子砸门，说要我的命，我抱着孩子躲在厕所', ['110']],
    ['两伙人抡酒瓶打起来了，有个头破了倒在地上', ['110', '120']],
    ['地库进水了，车门打不开，水到脖子了', ['119', '120']],
  ])('%s', (text, wanted) => {
    expect(numbersOf(text)).toEqual(expect.arrayContaining(wanted))
  })

  test.each(['小孙女踩空掉进枯井里了，井底还有水，能听见哭', '有人从拱桥上落水了，在河里扑腾'])(
    'the rescue at sea is for the sea: %s',
    (text) => {
      expect(numbersOf(text)).toContain('119')
      expect(numbersOf(text)).not.toContain('12395')
    },
  )
})

describe('what happens again and again, or to things only, is no danger of now', () => {
  test.each([
    '一到傍晚就有人在林边烧荒，冒大烟，没人管',
    '窗户外面的线一刮风就冒火星子，要求换线',
    '孩子的风筝掉进井里了，物业不给捞',
    '卷闸门掉下来，砸在了没人的三轮车上，要求赔',
    '燃气灶一开大火就灭，要求换一台',
    '化工味儿从早飘到晚，熏得慌',
  ])('%s', (text) => {
    expect(levels(text).filter((level) => level.endsWith('特急'))).toEqual([])
  })

  test.each([
    '天天有人在林边烧荒，今天烧着了，火苗往村里窜',
    '平时天天遛弯的老爷子今早出门，到现在没回来，找不着了',
  ])('but now: %s', (text) => {
    expect(levels(text).some((level) => level.endsWith('特急'))).toBe(true)
  })
})
