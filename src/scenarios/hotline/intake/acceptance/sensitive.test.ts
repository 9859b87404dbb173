import { beforeAll, describe, expect, test } from 'vitest'
import { loadCityPack, type CityPack } from '../../../../city/index.ts'
import { readTicket } from '../index.ts'

describe('words of the city that are reported upwards', () => {
  let pack: CityPack
  beforeAll(async () => {
    const shipped = await loadCityPack(null)
    const own = {
      class: '群体聚集',
      action: '报送主管',
      hotline: ['110'],
      words: ['上访'],
      negatives: ['上访办'],
    }
    pack = { ...shipped, sensitiveClasses: [own] }
  })
  const sensitiveOf = (text: string) =>
    readTicket({ id: 't', text }, { pack, category: { path: [], confidence: 1 } }).sensitive

  test('count wherever they stand as real, not only the first time', () => {
    expect(sensitiveOf('去年有人上访被劝返了。后天大家还是要上访。')).toContain('群体聚集')
    expect(sensitiveOf('上访办门口。后天大家还是要上访。')).toContain('群体聚集（可转110）')
  })

  test('do not count where they are only past or part of another word', () => {
    expect(sensitiveOf('去年有人上访被劝返了。现在路灯坏了，请修一修。')).toBeNull()
    expect(sensitiveOf('上访办门口的路灯坏了，请修一修。')).toBeNull()
  })

  test('and the shipped classes know people going to the province', async () => {
    const shipped = await loadCityPack(null)
    const deps = { pack: shipped, category: { path: [], confidence: 1 } }
    const text = '去年有人上访被劝返了。明天五十个人要去省里上访。'
    expect(readTicket({ id: 't', text }, deps).sensitive).not.toBeNull()
  })
})
