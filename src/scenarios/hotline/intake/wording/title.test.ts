import { beforeAll, describe, expect, test } from 'vitest'
import { loadCityPack, type CityPack } from '../../../../city/index.ts'
import type { Intake } from '../../types.ts'
import { readTicket } from '../index.ts'

let pack: CityPack

beforeAll(async () => {
  pack = await loadCityPack(null)
})

const read = (text: string, path: string[]): Intake =>
  readTicket({ id: 't', text }, { pack, category: { path, confidence: 1 } })

/** Long stories in the first person, made up for this test. */
const STORIES: [string, string[], RegExp][] = [
  [
    '我在望潮区海安路那家美容店充了五千块，当时店员说随时能退，上个月店里贴条子说装修，到今天卷帘门都锁着，我打了十来个电话没人接，我就想把剩下的钱退回来。',
    ['市场监管', '预付卡'],
    /^关于望潮区海安路美容店.*的投诉$/,
  ],
  [
    '我们村西头那个养鸡场，一到刮风天就把鸡粪味吹到我家院里，我去找过他三回，他说他有证，麻烦环保的人来查一查。',
    ['生态环境', '大气污染'],
    /养鸡场/,
  ],
  [
    '我想反映一下我们单元楼的门禁，这两个月坏了有七八回，我媳妇上礼拜半夜下班被锁在外面一个小时，物业就说等配件。',
    ['城乡建设', '物业管理'],
    /单元楼的门禁坏了/,
  ],
]

describe('the title of a long told story', () => {
  test.each(STORIES)('%s', (text, category, expected) => {
    const { title, summary, demands } = read(text, category)
    expect(title).toMatch(expected)
    expect([...title].length).toBeLessThanOrEqual(40)
    for (const words of [title, summary, ...demands.map((demand) => demand.text)])
      expect(words).not.toMatch(/[我俺咱]|本人/)
  })

  test('says nothing that neither the ticket nor its category says', () => {
    for (const [text, category] of STORIES) {
      const said = `${text}${category.join('')}关于的问题投诉求助`
      expect([...read(text, category).title].filter((character) => !said.includes(character))).toEqual([])
    }
  })
})

test.each([
  ['希望把剩下的钱退回来', '退还剩下的钱'],
  ['要求开发商按合同赔钱', '督促开发商按合同赔钱'],
  ['希望有关部门给协调一下停车位', '协调停车位'],
  ['能不能让施工单位返工', '督促施工单位返工'],
  ['麻烦去核查一下这家店', '核查这家店'],
])('what is asked for is told in official words: %s', (said, told) => {
  const { demands } = read(`我们小区门口的路坏了，${said}。`, ['城乡建设'])
  expect(demands.map(({ text }) => text)).toContain(told)
})

describe('praise and places', () => {
  test('what is praised is never called praise', () => {
    const { title } = read('表扬竹屿街道的工作人员，办事耐心。', ['政务服务', '表扬建议', '表扬'])
    expect(title.match(/表扬/g)).toHaveLength(1)
  })

  test('a summary names the place once', () => {
    const { summary } = read('望湾街道文昌巷12号楼下的烧烤店把桌子摆到人行道上，吃完的签子扔一地。', [
      '城市管理',
      '油烟扰民',
    ])
    expect(summary.match(/文昌巷/g)).toHaveLength(1)
  })
})
