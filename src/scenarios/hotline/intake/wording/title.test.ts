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
  ['请城管的来把这个棚子拆了', '拆除这个棚子'],
  ['请把下水管彻底修好', '协调彻底修好下水管'],
  ['要求店家重新做，多收的退给我', '退还多收的'],
  ['请半夜来看，超标的话就让他停产', '超标的，督促其停产'],
  ['希望那趟早班车能否提前十分钟发', '协调那趟早班车提前十分钟发'],
])('what is asked for is told in official words: %s', (said, told) => {
  const { demands } = read(`我们小区门口的路坏了，${said}。`, ['城乡建设'])
  expect(demands.map(({ text }) => text)).toContain(told)
})

describe('where the text gives no good phrase, the place and the category speak', () => {
  test.each([
    [
      '盐滩街道化工路的那家理发店，十二月才烫的头，四千六百块，不到三天就断了一大把，老板说是我自己弄的，我要求退钱。',
      ['市场监管', '消费维权'],
      '关于盐滩街道化工路理发店消费维权问题的投诉',
    ],
    [
      '石埠镇后街的公厕，两个事，一个是灯，一个是门，前天有个大爷进去摔了一跤，保洁员站边上跟没看见一样，希望管管。',
      ['城市管理', '环境卫生'],
      '关于石埠镇后街环境卫生问题的投诉',
    ],
  ])('%s', (text, category, expected) => expect(read(text, category).title).toBe(expected))

  test('no word of a category stands twice', () => {
    const policy = read('我们是小企业，想了解一下今年有啥新的。', ['营商与科技', '惠企政策'])
    expect(policy.title).not.toContain('政策有关政策')
    const tobacco = read('小店换证卡了很久，办不下来。', ['市场监管', '无照经营与烟草', '烟草'])
    expect(tobacco.title.match(/烟草/g) ?? []).toHaveLength(1)
  })

  test('a short name of the second level stands by itself', () => {
    const { title } = read('望潮区有一家厂子三个月没给我们开钱了，帮着要一要。', ['劳动和社会保障', '欠薪'])
    expect(title).toContain('欠薪问题')
    expect(title).not.toContain('社会保障')
  })

  test('what an estate lacks is told of the estate', () => {
    const { title } = read('望湾街道临风小区停气五天了，物业跟燃气公司踢皮球，快点解决。', [
      '燃气',
      '燃气供应',
    ])
    expect(title).toMatch(/^关于望湾街道临风小区停气/)
    expect(title).not.toContain('皮球')
  })

  test('a word that only begins like the end of the place stays whole', () => {
    const { title } = read('观澜广场每天傍晚广场舞音箱放到最大，没人管。', ['公安', '社会生活噪声', '广场舞'])
    expect(title).toContain('观澜广场广场舞')
  })

  test('two figures never come together when a word between them goes', () => {
    const { title } = read('松坳镇乡道Y118大概3公里处连个护栏都没有，请装上。', ['交通运输', '公路养护'])
    expect(title).not.toContain('1183')
  })
})

describe('praise and places', () => {
  test('what is praised is never called praise', () => {
    const { title } = read('表扬竹屿街道的工作人员，办事耐心。', ['政务服务', '表扬建议', '表扬'])
    expect(title.match(/表扬/g)).toHaveLength(1)
  })

  test('who is praised stands in the title', () => {
    const { title } = read('北塘街道幸福里的保安冒雨帮老人搬东西，必须表扬。', ['城乡建设', '物业管理'])
    expect(title).toBe('关于北塘街道幸福里保安的表扬')
  })

  test('a summary names the place once', () => {
    const { summary } = read('望湾街道文昌巷12号楼下的烧烤店把桌子摆到人行道上，吃完的签子扔一地。', [
      '城市管理',
      '油烟扰民',
    ])
    expect(summary.match(/文昌巷/g)).toHaveLength(1)
  })
})
