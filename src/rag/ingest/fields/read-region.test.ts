import { expect, test } from 'vitest'
import { leadingRegion, readRegion } from './read-region.ts'

test.each([
  ['青岚市人民政府办公室', '青岚市'],
  ['云溪省青岚市民政局', '青岚市'],
  ['云溪省民政厅', '云溪省'],
  ['白石县应急管理局通告', '白石县'],
  ['共和县应急管理局通告', '共和县'],
  ['四川省甘孜藏族自治州林业局', '甘孜藏族自治州'],
  ['云南省昆明市水务局', '昆明市'],
  ['国家税务总局大连市税务局', '大连市'],
  ['甘肃出台果园保险办法', '甘肃省'],
  ['【水务】厦门：旧管网改造提速', '厦门市'],
  ['广西壮族自治区林业局', '广西壮族自治区'],
  ['天津滨海上线渔港预约', '天津市'],
])('%s is of %s', (name, region) => expect(leadingRegion(name)).toBe(region))

test.each([
  '关于暂停办理渔港登记的公告',
  '致全体市民的一封信',
  '稳妥恢复跨区客运',
  '这片地处三县交界的林场',
  '我省新增两处渔港',
  '辽宁路菜市场改造公告',
  '湖南湖北两地渔政联动',
  '技术市场管理条例',
  '国务院办公厅',
])('%s names no region', (name) => expect(leadingRegion(name)).toBeNull())

test.each([
  ['关于调整厦门市渔港收费的通知', '各区：', '厦门市'],
  ['关于调整厦门市和漳州市渔港收费的通知', '各区：', null],
  ['关于渔港收费的通知', '漳州市渔政支队关于渔港收费的通知\n各区：', '漳州市'],
  ['国务院关于厦门市港口规划的批复', '你市的请示收悉。', null],
])('%s, which begins %s, is of %s', (title, text, region) => {
  expect(readRegion(null, [title, null], text)).toBe(region)
})
