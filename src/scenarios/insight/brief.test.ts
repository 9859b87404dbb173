import { describe, expect, test } from 'vitest'
import { composeBrief, type BriefNumbers } from './index.ts'

const NUMBERS: BriefNumbers = {
  received: 0,
  closed: 0,
  open: 0,
  overdue: 0,
  soon: 0,
  byType: [],
  byCategory: [],
  byDistrict: [],
  byUrgency: [],
  byDepartment: [],
  onTimeRate: null,
  satisfactionRate: null,
  targets: { onTime: null, satisfaction: null },
  late: [],
}
const linesOf = (numbers: Partial<BriefNumbers>): string =>
  composeBrief(
    '晏海市',
    { day: '2026-11-20', hotSpots: [], alarms: [], tested: 0 },
    { ...NUMBERS, ...numbers },
    { at: '2026-11-23T09:05:00+08:00', producer: '惠答' },
  )
    .blocks.map((block) => ('text' in block ? block.text : ''))
    .join('\n')

describe('the daily brief', () => {
  test('names the centre where it is the centre that is late', () => {
    const ticket = { title: '路灯不亮', dueAt: '2026-11-22 18:00' }
    const text = linesOf({
      late: [
        { ...ticket, id: 'T1', department: '市城市管理局', step: '办结' },
        { ...ticket, id: 'T2', department: null, step: '回访' },
      ],
    })
    expect(text).toContain('T1　路灯不亮（市城市管理局，办结应于2026-11-22 18:00前完成）')
    expect(text).toContain('T2　路灯不亮（热线中心，回访应于2026-11-22 18:00前完成）')
  })

  test('of a day on which nothing came tells what was settled', () => {
    expect(linesOf({ closed: 4 })).toContain('2026年11月20日未受理工单，当日办结4件。')
  })

  test('tells that trends could not be looked for', () => {
    expect(linesOf({})).toContain('可比的往期工单不足，没有检视趋势。')
  })

  test('says as of when tickets are open and late, on a past day too', () => {
    const late = [{ id: 'T1', title: '路灯不亮', department: null, step: '回访', dueAt: '2026-11-22 18:00' }]
    const text = linesOf({ open: 3, overdue: 1, late })
    expect(text).toContain('2026年11月20日止三十日内受理的工单，截至2026年11月23日09:05在办3件，其中超期1件')
    expect(text).toContain('截至2026年11月23日09:05的超期工单：')
  })
})
