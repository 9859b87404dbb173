import { beforeAll, expect, test } from 'vitest'
import { loadCityPack, type CityPack } from '../../../../city/index.ts'
import { readDistrict } from './district.ts'
import { readLocation } from './location.ts'

let pack: CityPack
beforeAll(async () => {
  pack = await loadCityPack(null)
})

test.each([
  ['望潮区港前街道菜市场5排7号摊的秤不准', '望潮区港前街道菜市场5排7号摊'],
  ['三帆产业园C区2栋的门禁坏了', '三帆产业园C区2栋'],
  ['我从砚城汽车站坐车回溪头镇，司机半路加价', '砚城汽车站'],
  ['创智街道幸福里小区3号楼的楼道灯不亮', '创智街道幸福里小区3号楼'],
  ['创智街道科技路18号门口的灯箱倒了', '创智街道科技路18号门口'],
  ['6号开始海棠街道文化路的井盖就没了', '海棠街道文化路'],
  ['北塘街道槐花巷那家“老马修表”收了钱不干活', '北塘街道槐花巷那家“老马修表”'],
  ['盐滩街道海兴路到滨河路那段路全是坑', '盐滩街道海兴路到滨河路那段路'],
  ['我家住望湾街道和美家园，在东栈码头被出租车绕路', '东栈码头'],
])('the place of: %s', (text, place) => {
  const found = readLocation(text, readDistrict(text, pack).mentions)
  expect(found?.text).toBe(place)
  expect(text.slice(found!.start, found!.end)).toBe(place)
})

test('the number of a bus is no place', () => {
  expect(readLocation('建议37路晚上晚点收车', [])).toBeNull()
})
