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
  ['工友在港前街道冷库摔下来，人在市第一人民医院抢救', '港前街道冷库'],
  ['市第一人民医院门口的黑车乱要价', '市第一人民医院门口'],
])('the place of: %s', (text, place) => {
  const found = readLocation(text, readDistrict(text, pack).mentions)
  expect(found?.text).toBe(place)
  expect(text.slice(found!.start, found!.end)).toBe(place)
})

test.each([
  ['老家在溪头镇，现在在创智街道租房，楼下夜里施工', '晏海高新技术产业开发区'],
  ['鹿屿县沙角乡的孩子吃坏了肚子，在市第一人民医院挂水', '鹿屿县'],
  ['三帆街道门口通往青砚县的国道全是坑', '晏海经济技术开发区'],
  ['我是青砚县人，在三帆街道租房，楼上漏水', '晏海经济技术开发区'],
  ['户口在青砚县，想问低保怎么办', '青砚县'],
])('where one comes from, goes to or is treated is not where it happened: %s', (text, district) => {
  expect(readDistrict(text, pack).district).toBe(district)
})

test('the number of a bus is no place', () => {
  expect(readLocation('建议37路晚上晚点收车', [])).toBeNull()
})
