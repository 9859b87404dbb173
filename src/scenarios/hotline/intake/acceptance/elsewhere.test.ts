import { beforeAll, describe, expect, test } from 'vitest'
import { loadCityPack, type CityPack } from '../../../../city/index.ts'
import { findElsewhere } from './elsewhere.ts'
import { readTicket } from '../index.ts'

describe('matters of other cities', () => {
  let pack: CityPack
  beforeAll(async () => {
    pack = await loadCityPack(null)
  })

  test.each([
    ['昆明的舅舅家断气三天了，帮忙催一下', '昆明市'],
    ['我姐在贵阳坐月子，小区电梯停了没人修', '贵阳市'],
    ['爷爷在温州住院的医保', '温州市'],
    ['反映江西省赣州市的一个矿偷排', '赣州市'],
    ['去桂林玩，导游逼着买玉', '桂林市'],
    ['儿子在兰州念书，宿舍断水，学校不管', '兰州市'],
    ['老家四川那边的派出所不给开证明', '四川省'],
    ['我在松岗县打工，老板扣着两个月工资', '松岗县'],
    ['隔壁梅远县城里有个澡堂乱收费', '梅远县'],
  ])('%s', (text, name) => {
    expect(findElsewhere(text, pack)).toEqual({ name, sure: true })
  })

  test.each([
    '我从昆明来晏海，出租车绕路',
    '昆明路的井盖碎了',
    '老家是贵阳的，在望潮区的饭店打工被欠薪',
    '兰州牛肉面馆的油烟往楼上灌',
    '桂林来的车队把路堵了',
    '桂林米粉店的地沟反味',
    '户口在温州，孩子在这上学要什么',
    '青砚县的水库边上有人烧荒',
    '全县停水，县里医院也没水',
    '县道上的路灯不亮',
    '老家是松岗县的，在这边打工被扣了工资',
  ])('not of where somebody comes from, nor a name: %s', (text) => {
    expect(findElsewhere(text, pack)).toBeNull()
  })

  test('asks where it may be either', () => {
    const { notAccepted, missing } = readTicket(
      { id: 't', text: '我在昆明上班，家里的老房子漏水，楼上不管' },
      { pack, category: { path: [], confidence: 1 } },
    )
    expect(notAccepted).toBeNull()
    expect(missing[0]).toContain('昆明市')
  })

  test('says where to go', () => {
    const { notAccepted } = readTicket(
      { id: 't', text: '昆明的舅舅家断气三天了，帮忙催一下' },
      { pack, category: { path: [], confidence: 1 } },
    )
    expect(notAccepted?.reason).toContain('其他城市')
    expect(notAccepted?.where).toContain('昆明市的12345')
  })
})
