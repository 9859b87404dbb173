import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadCityPack, type CityPack } from '../../../city/index.ts'
import type { Intake } from '../types.ts'
import { districtOf } from './elements/district.ts'
import { readTicket } from './index.ts'

const REPORTED = '2026-09-02T10:00:00+08:00'
let pack: CityPack

beforeAll(async () => {
  pack = await loadCityPack(null)
})

const read = (text: string, category: string[] = []): Intake =>
  readTicket({ id: 't', text, reportedAt: REPORTED }, { pack, category: { path: category, confidence: 1 } })

describe('a ticket', () => {
  const text =
    '昨天晚上十点，澄湾区海棠街道和安里3号楼2单元501又漏水了，物业一直不来修。要求尽快维修，赔偿墙皮损失。我姓姚，电话15400001234。'

  test('is read whole', () => {
    const intake = read(text, ['城乡建设', '物业管理'])
    expect(intake).toMatchObject({
      type: '投诉',
      urgency: '一般',
      district: '澄湾区',
      sensitive: null,
      notAccepted: null,
      answerDirectly: false,
      confidential: false,
      eventTimeResolved: '2026-09-01T22:00:00+08:00',
    })
    expect(intake.eventTime?.text).toBe('昨天晚上十点')
    expect(intake.location?.text).toContain('海棠街道和安里3号楼')
    expect(intake.pii.map(({ kind }) => kind)).toEqual(['住址', '姓氏称谓', '手机号'])
    expect(intake.demands.map((demand) => demand.text)).toEqual(['尽快维修', '赔偿墙皮损失'])
    expect([...intake.title].length).toBeLessThanOrEqual(40)
  })

  test('leaves no personal data in what is passed on', () => {
    const { pii, title, summary, maskedText, demands } = read(text)
    for (const { value } of pii)
      for (const words of [title, summary, maskedText, ...demands.map((demand) => demand.text)])
        expect(words).not.toContain(value)
  })

  test('shows whom to call first where life is in danger', () => {
    const { urgency, transfer, sensitive, type } = read('海棠街道和安里楼道里全是煤气味，快派人！')
    expect([urgency, type]).toEqual(['特急', '求助'])
    expect(transfer[0]).toEqual({ number: '119', name: '消防救援' })
    expect(sensitive).toContain('燃气泄漏')
  })

  test('asks which development zone is meant', () => {
    const { district, missing } = read('开发区人才公寓的电梯坏了四十天没人修')
    expect(district).toBeNull()
    expect(missing[0]).toMatch(/经开区还是高新区/)
  })

  test('the district that the source states counts, not what the text reads like', () => {
    const input = { id: 't', text: '澄湾区的亲戚说望潮区的路灯不亮' }
    expect(districtOf({ ...input, district: '望潮区' }, pack)).toMatchObject({
      district: '望潮区',
      question: null,
    })
    expect(() => districtOf({ ...input, district: '火星区' }, pack)).toThrow(/火星区.*望潮区/)
  })

  test('keeps a reporter closed', () => {
    expect(read('举报海棠街道一家作坊掺假').confidential).toBe(true)
    expect(read('物业乱收费，别说是我反映的').confidential).toBe(true)
    expect(read('物业乱收费，要求退还').confidential).toBe(false)
  })
})

describe('not for 12345', () => {
  test.each([
    ['邻居占我宅基地，法院判了，我等不起，你们把院墙拆了', '诉讼仲裁复议'],
    ['对罚款不服，上礼拜已经递了复议申请，受理通知书也拿了', '诉讼仲裁复议'],
    ['举报一个副局长受贿，名下三套房', '纪检监察'],
    ['隔壁市的小学门口斑马线磨没了，你们能转一下吗', '其他城市'],
  ])('%s', (text, reason) => {
    const { notAccepted } = read(text)
    expect(notAccepted?.reason).toContain(reason)
    expect(notAccepted?.where).not.toBe('')
  })

  test.each([
    '公司不给工资，是走法院还是怎么着，给个说法',
    '村支书把地低价包给小舅子，希望纪委或镇里查一查',
    '孩子户口在外地，想在这边上学要什么材料',
    '想问劳动仲裁怎么申请',
  ])('but %s', (text) => {
    expect(read(text).notAccepted).toBeNull()
  })
})

describe('whatever comes in', () => {
  const pieces = fc.constantFrom(
    ...[
      '我叫林可欣，',
      '电话16408836601。',
      '要求退钱，',
      '昨天',
      '澄湾区海棠街道',
      '！！',
      '漏水三天了。',
      '另外，',
      '？',
      ' ',
    ],
    ...[
      '身份证970602198912120012，',
      '“跳楼价”',
      '法院',
      '😡',
      '6号楼2单元401',
      '\n',
      '请查处。',
      '2026年8月1日',
      '老板姓王，',
    ],
  )

  test('titles stay short, spans exact, and nothing found is passed on', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const text = parts.join('')
        const intake = read(text)
        expect([...intake.title].length).toBeLessThanOrEqual(40)
        for (const span of [intake.location, intake.eventTime, ...intake.demands.map(({ source }) => source)])
          if (span !== null) expect(text.slice(span.start, span.end)).toBe(span.text)
        for (const { value } of intake.pii.filter(({ kind }) => kind !== '姓氏称谓'))
          expect(`${intake.title}${intake.summary}${intake.maskedText}`).not.toContain(value)
        for (const [number] of `${intake.title}${intake.summary}`.matchAll(/\d+/g))
          expect(text).toContain(number)
      }),
      { numRuns: 200 },
    )
  })
})
