import { describe, expect, test } from 'vitest'
import { compareTickets, findSameEvent, type EventTicket } from './index.ts'

const ticket = (
  id: string,
  text: string,
  reportedAt: string,
  district: string | null = null,
): EventTicket => ({
  id,
  text,
  reportedAt,
  district,
})
const at = (hour: string) => `2026-09-10T${hour}:00+08:00`

const burst = ticket('a', '海棠街冷库门口水管爆了，水往上冒，赶快关阀', at('06:20'), '望潮区')

describe('one event', () => {
  test.each([
    ['路过海棠街冷库，水管爆裂，像喷泉一样', at('06:50'), '望潮区'],
    ['海棠街停水了，听说冷库那边水管爆了', at('08:10'), '望潮区'],
  ])('%s', (text, reportedAt, district) => {
    const { same, reason, conflicts } = compareTickets(burst, ticket('b', text, reportedAt, district))
    expect(conflicts).toEqual([])
    expect(same).toBe(true)
    expect(reason).toContain('爆管')
  })
})

describe('not one event', () => {
  test.each([
    ['another district', '海棠街冷库水管爆了', at('06:50'), '澄湾区', '区县不同'],
    ['another matter', '海棠街冷库门口两个人打起来了', at('06:50'), '望潮区', '事项不同'],
    ['long after', '海棠街冷库门口水管爆了', '2026-10-30T06:20:00+08:00', '望潮区', '相隔较远'],
    [
      'happened again',
      '海棠街冷库门口水管又断了，这回漏得更凶',
      '2026-09-13T06:20:00+08:00',
      '望潮区',
      '又一次',
    ],
  ])('%s', (_, text, reportedAt, district, why) => {
    const { same, reason } = compareTickets(burst, ticket('b', text, reportedAt, district))
    expect(same).toBe(false)
    expect(reason).toContain(why)
  })

  test.each([
    ['望湾新村3号楼电梯困住一个老太太', '望湾新村五号楼电梯困住两个孩子', '3号楼与5号楼'],
    ['东大寺街路口井盖没了', '西大寺街路口井盖没了', '东大寺街与西大寺街'],
    ['打“海晏物业”电话没人修，1号楼漏水', '找“海宴物业”两趟了，1号楼漏水', '“海晏物业”与“海宴物业”'],
    ['文化宫盲道上停着沧F5D118', '文化宫盲道上停着沧F5D181', '车牌不同'],
    ['村里姓周的那户占耕地盖了三层', '村里姓邹的那户占耕地盖了三层', '姓周与姓邹'],
  ])('%s / %s', (a, b, conflict) => {
    const { same, conflicts } = compareTickets(ticket('a', a, at('09:00')), ticket('b', b, at('09:20')))
    expect(same).toBe(false)
    expect(conflicts).toContain(conflict)
  })

  test('the same time and district alone are never enough', () => {
    const other = ticket('b', '孩子转学要什么材料', at('06:30'), '望潮区')
    expect(compareTickets(burst, other).same).toBe(false)
  })
})

test('is the same either way round', () => {
  const other = ticket('b', '路过海棠街冷库，水管爆裂，像喷泉一样', at('06:50'), '望潮区')
  expect(compareTickets(burst, other).same).toBe(compareTickets(other, burst).same)
})

test('gives the others of the event, the strongest first, not the ticket itself', () => {
  const near = ticket('near', '海棠街冷库门口水管爆了，水往上冒', at('06:40'), '望潮区')
  const far = ticket('far', '停水了，海棠街那边水管爆了吧', at('20:00'), '望潮区')
  const none = ticket('none', '路灯不亮', at('06:40'), '望潮区')
  expect(findSameEvent(burst, [none, far, burst, near]).map(({ ticket: { id } }) => id)).toEqual([
    'near',
    'far',
  ])
})
