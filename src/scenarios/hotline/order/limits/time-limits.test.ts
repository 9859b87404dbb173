import { beforeAll, describe, expect, test } from 'vitest'
import { loadCityPack, type CityPack } from '../../../../city/index.ts'
import { chinaTime } from '../../../../shared/china-time.ts'
import { endOf, limitsOf, limitText, type LimitSubject } from './time-limits.ts'
import { createWorkCalendar } from './work-calendar.ts'

let pack: CityPack
beforeAll(async () => {
  pack = await loadCityPack(null)
})

const subject = (over: Partial<LimitSubject>): LimitSubject => ({
  type: '投诉',
  urgency: '一般',
  category: [],
  title: '',
  text: '',
  ...over,
})
const limits = (over: Partial<LimitSubject>) => limitsOf(subject(over), pack.serviceLevels)

describe('limits of the sample city', () => {
  test.each([
    ['咨询', 1, 0],
    ['求助', 3, 5],
    ['投诉', 5, 5],
    ['建议', 5, 5],
  ] as const)('%s: %i working days, %i more at most', (type, amount, more) => {
    expect(limits({ type }).handle).toMatchObject({ amount, unit: 'working days' })
    expect(limits({ type }).extendDays).toBe(more)
  })

  test('urgent ones are answered within two hours, day and night, and not extended', () => {
    const urgent = limits({ type: '求助', urgency: '特急' })
    expect(urgent.respond).toMatchObject({ amount: 2, unit: 'hours' })
    expect(urgent.feedback).toMatchObject({ amount: 4, unit: 'hours' })
    expect(urgent.extendDays).toBe(0)
    expect(urgent.dispatch).toMatchObject({ amount: 0.25, unit: 'hours' })
  })

  test.each([
    ['noise, by category', { category: ['城乡建设', '施工管理', '施工噪声'] }, '噪声投诉', 3],
    ['noise of a site', { category: ['城乡建设', '建筑工地'], text: '噪音太大' }, '施工噪声投诉', 3],
    [
      'noise, whoever asks for help',
      { type: '求助' as const, category: ['公安', '社会生活噪声'] },
      '噪声投诉',
      3,
    ],
    ['dogs', { type: '举报' as const, category: ['公安', '养犬管理', '未牵绳遛犬'] }, '养犬举报', 2],
    ['fishing', { category: ['海洋渔业', '渔政', '非法捕捞'] }, '违规捕捞举报', 24],
    ['heating, by category', { category: ['供热', '供热不足'], text: '屋里才15度' }, '供热期室温诉求', 24],
    ['property services', { category: ['城乡建设', '物业管理', '公共收益'] }, '物业服务投诉', 10],
  ])('a special limit for %s', (_name, over, name, amount) => {
    expect(limits(over)).toMatchObject({ special: name, handle: { amount } })
  })

  test('none for another matter in the same words, or for another type', () => {
    expect(limits({ text: '药店的胰岛素放在室温下卖' }).special).toBeNull()
    expect(limits({ category: ['城乡建设', '建筑工地'], text: '拖欠工程款' }).special).toBeNull()
    expect(limits({ type: '咨询', category: ['公安', '社会生活噪声'] }).special).toBeNull()
  })

  test('noise that is not urgent is met in working hours', () => {
    const { contact, respond } = limits({ category: ['公安', '社会生活噪声'] })
    expect([contact?.unit, respond]).toEqual(['working hours', null])
  })

  test('a person may name the special limit, or none', () => {
    expect(limitsOf(subject({}), pack.serviceLevels, '噪声投诉').handle?.amount).toBe(3)
    const noise = subject({ category: ['公安', '社会生活噪声'] })
    expect(limitsOf(noise, pack.serviceLevels, null).handle?.amount).toBe(5)
    expect(limitsOf(noise, pack.serviceLevels, '旧的专项').special).toBe('噪声投诉')
  })

  test('a city that states none has none', () => {
    const unstated = { ...pack.serviceLevels, types: [], urgency: [], special: [], flow: [] }
    const { contact, respond, handle, dispatch } = limitsOf(subject({ urgency: '特急' }), unstated)
    expect([contact, respond, handle, dispatch]).toEqual([null, null, null, null])
  })

  test('says when a limit ends, with its basis', () => {
    const calendar = createWorkCalendar(pack)
    const { contact, handle } = limits({})
    const from = new Date('2026-11-20T16:30:00+08:00')
    const due = endOf(contact!, from, calendar)
    expect(chinaTime(due)).toBe('2026-11-23T11:30:00+08:00')
    expect(limitText(contact!, due)).toBe('4个工作小时内（11月23日11:30前）')
    expect(handle!.basis).toContain('第十五条')
  })
})
