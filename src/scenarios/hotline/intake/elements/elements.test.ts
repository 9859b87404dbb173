import { describe, expect, test } from 'vitest'
import { decideSplit, splitDemands } from '../demands/demands.ts'
import { readEventTime } from './event-time.ts'
import { resolveTime } from './resolve-time.ts'
import { readType } from './ticket-type.ts'
import { toNeutral } from '../wording/neutral.ts'

describe('type', () => {
  test.each([
    ['想问二手房过户需要什么材料，能网上办吗', '咨询'],
    ['举报一家诊所刷医保卡换鸡蛋，请查处', '举报'],
    ['建议图书馆寒暑假延长开放时间', '建议'],
    ['感谢窗口的工作人员，特此表扬', '表扬'],
    ['我的手机落在站台上，保洁员追过来还我，麻烦给人家表扬一下', '表扬'],
    ['物业乱收费，态度恶劣，要求退费', '投诉'],
    ['家里自来水管爆了没人来，求助', '求助'],
  ])('%s → %s', (text, type) => {
    expect(readType(text, false).type).toBe(type)
  })

  test('danger makes it a call for help', () => {
    expect(readType('老板欠钱，今天不给就跳下去', true).type).toBe('求助')
  })
})

test.each([
  ['老板前天拿锁把门一锁人就走了我们的卡里都还有钱呢', '预付卡', '核实处理预付卡问题'],
  ['路灯不亮', '市政设施', '核实处理路灯不亮的问题'],
  ['老板前天拿锁把门一锁人就走了，请把钱退给我们', '预付卡', '退款'],
])('a story that asks nothing asks for its matter: %s', (text, category, wanted) => {
  expect(
    splitDemands(text, '投诉', { category: [category], danger: null }).map((demand) => demand.text),
  ).toContain(wanted)
})

test('praise asks for itself, not for being passed on', () => {
  const text = '29路的司机师傅捡到我的包送了回来，麻烦跟他们单位说一声，给他表扬表扬。'
  const [demand] = splitDemands(text, '表扬')
  expect(demand?.text).toContain('送了回来')
})

describe('time', () => {
  test.each([
    ['单元门的锁坏了二十多天，谁都能进', '二十多天'],
    ['从8月底开始，公交就不停这一站', '从8月底开始'],
    ['7月2日到5日住院，床位费多算一天', '7月2日到5日'],
  ])('%s: how long, from when, from day to day', (text, written) => {
    expect(readEventTime(text)?.text).toBe(written)
  })

  test.each([
    ['昨天下午三点半，楼上又漏水了', '昨天下午三点半', '2026-09-01T15:30:00+08:00'],
    ['上周三在市场买的鱼缺斤短两', '上周三', '2026-08-26'],
    ['3月16号被机器压断手指', '3月16号', '2026-03-16'],
    ['2025年12月5日签的合同', '2025年12月5日', '2025-12-05'],
    ['上个月改的红绿灯', '上个月', '2026-08-01/2026-08-31'],
    ['前天夜里下暴雨，地库进水', '前天夜里', '2026-08-31'],
    ['每天早上五点半开始放音乐', '每天早上五点半开始', null],
    ['停电四十分钟了，没人管', '四十分钟', '2026-09-02T09:20:00+08:00/2026-09-02T10:00:00+08:00'],
    ['从早上七点起码头就不卖票', '从早上七点起', '2026-09-02T07:00:00+08:00/2026-09-02T10:00:00+08:00'],
    ['本月1号房东把门锁换了', '本月1号', '2026-09-01'],
    ['端午节那天买的粽子发霉', '端午节那天', '2026-06-19'],
    ['去年腊月二十八买的手镯是镀金的', '去年腊月二十八', '2026-02-15'],
    ['去年正月初六村里断过一回电', '去年正月初六', '2025-02-03'],
    ['大年三十晚上八点停的电', '大年三十晚上八点', '2026-02-16T20:00:00+08:00'],
    ['农历七月十五有人在路口烧纸', '农历七月十五', '2026-08-27'],
    ['六月初八订的货', '六月初八', '2026-07-21'],
    ['去年中秋买的月饼', '去年中秋', '2025-10-06'],
    ['八月二十号到二十三号住院多收了钱', '八月二十号到二十三号', '2026-08-20/2026-08-23'],
    ['补贴停发两个月了', '两个月', '2026-07-02/2026-09-02'],
    ['从4月份到现在顶楼天天漏', '从4月份到现在', '2026-04-01/2026-09-02'],
    ['上周四公司说合同到期不续了', '上周四', '2026-08-27'],
    ['半夜一点楼上搬家具', '半夜一点', '2026-09-02T01:00:00+08:00'],
    ['傍晚楼下有人烧垃圾', '傍晚', '2026-09-01'],
  ])('%s', (text, written, resolved) => {
    const found = readEventTime(text)
    expect(found?.text).toBe(written)
    expect(text.slice(found!.start, found!.end)).toBe(written)
    expect(resolveTime(written, '2026-09-02T10:00:00+08:00')).toBe(resolved)
  })

  test.each(['车的年检下个月到期', '儿媳妇预产期就这两天', '末班车下午五点半就没了', '请今天就派人来'])(
    'no time of an event in %s',
    (text) => {
      expect(readEventTime(text)).toBeNull()
    },
  )

  test.each([
    ['昨天晚上两点', '2026-09-02T02:00:00+08:00'],
    ['昨晚一点', '2026-09-02T01:00:00+08:00'],
    ['昨天晚上12点', '2026-09-02T00:00:00+08:00'],
    ['前天半夜十二点半', '2026-09-01T00:30:00+08:00'],
    ['今天夜里两点', '2026-09-02T02:00:00+08:00'],
    ['昨天凌晨两点', '2026-09-01T02:00:00+08:00'],
    ['昨天晚上五点半', '2026-09-01T17:30:00+08:00'],
    ['昨天中午12点', '2026-09-01T12:00:00+08:00'],
  ])('hours of the night: %s', (written, resolved) => {
    expect(resolveTime(written, '2026-09-02T10:00:00+08:00')).toBe(resolved)
  })

  test('the day of a report is China’s, in whatever zone it is written', () => {
    expect(resolveTime('今天', '2026-09-01T22:00:00Z')).toBe('2026-09-02')
    expect(resolveTime('昨天下午三点', '2026-09-01T22:00:00Z')).toBe('2026-09-01T15:00:00+08:00')
    expect(resolveTime('刚才', '2026-09-01T22:00:00Z')).toBe('2026-09-02T06:00:00+08:00')
  })

  test('a month that has not come yet is last year’s', () => {
    expect(resolveTime('11月5日', '2026-09-02T10:00:00+08:00')).toBe('2025-11-05')
  })
})

describe('demands', () => {
  test('are atomic, in official words, and know where they come from', () => {
    const text = '物业账目从不公开。要求公示三年账目，把多收的电费退还给我。'
    const demands = splitDemands(text, '投诉')
    expect(demands.map((demand) => demand.text)).toEqual(['公示三年账目', '退还多收的电费'])
    for (const { source } of demands) expect(text.slice(source.start, source.end)).toBe(source.text)
    expect(decideSplit(demands)).toBe(false)
  })

  test.each([
    '公司欠我两个月工资。另外，公积金从入职起一分没缴。',
    '有两件事：路口的路灯灭了三盏；村里的自来水天天停。',
    '船主扣着我们的身份证不给，还欠着五个人的工钱。',
    '健身房关了不退费，当时交了三千块，发票到现在也没开。',
    '地铁口的单车停满了人行道，运维的人说今年投放得太多，请减量。',
    '网上看到招工广告，交了两千的保证金，现在电话打不通，是不是被骗了。',
  ])('of different matters are split: %s', (text) => {
    expect(decideSplit(splitDemands(text, '投诉'))).toBe(true)
  })

  test.each([
    '公司欠工资，不签合同，也没有加班费，请一起查。',
    '油烟冲着阳台，风机响一夜，下水也堵了，一起解决。',
    '想问落户要什么材料，另外孩子的户口能不能一起迁。',
    '买房时的发票丢了，想退费改签合同，窗口说不行。',
    '小区门口的单车乱停，把盲道占了，请清走。',
    '招聘会上交了服务费，到现在没给介绍工作。',
  ])('of one matter are not: %s', (text) => {
    expect(decideSplit(splitDemands(text, '投诉'))).toBe(false)
  })
})

test.each([
  ['店家说3～5天退，等了2周', '店家说3至5天退，等了2周'],
  ['交了300😡200又要收', '交了300，200又要收'],
  ['押金500！！！20天了', '押金500，20天了'],
  ['没人管啊😡气死', '没人管气死'],
])('numbers that something stood between stay two: %s', (said, written) => {
  expect(toNeutral(said)).toBe(written)
})

test('neutral wording drops insults, emoji and cries, keeps names of places', () => {
  expect(toNeutral('来电人反映物业都是混蛋，哈尔滨路的灯坏了！！😡')).toBe('物业都是，哈尔滨路的灯坏了')
})
