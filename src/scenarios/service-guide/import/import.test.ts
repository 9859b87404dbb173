import { expect, test } from 'vitest'
import { encodeGbkPair } from '../../../shared/text/gbk.ts'
import type { LoadedDocument } from '../../../rag/ingest/types.ts'
import type { ServiceItem } from '../../../store/service-item.ts'
import { loadServiceItems } from './index.ts'

const OPTIONS = { region: '某市', maxUnpackedBytes: 10_000_000 }
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const gbk = (text: string): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((char) => {
      const pair = encodeGbkPair(char)
      return pair === null ? [char.charCodeAt(0)] : [pair.lead, pair.trail]
    }),
  )

const load = (name: string, bytes: Uint8Array): LoadedDocument[] | null =>
  loadServiceItems({ name, path: name, bytes }, OPTIONS)

const identity = { id: 'x', root: 'r', digest: 'd', name: 'f', path: 'f', bytes: new Uint8Array() }
const itemsOf = (loaded: LoadedDocument[] | null): ServiceItem[] =>
  (loaded ?? []).map((one) => one.build!({ ...identity, id: one.id ?? 'x' }).serviceItem!)

const TABLE = [
  '事项名称,事项编码,实施主体,办理情形,申请材料,法定时限,承诺时限,是否收费,办理地点,常见问题,备注栏',
  '钓鱼证申领,X-1,市水务局,首次：没有领过；补领：丢了的,"身份证|原件1份|必要|免提交：居民身份证',
  '申请表|需提交',
  '遗失说明|适用：补领",20个工作日,当场,否,东城区|政务中心|长街1号|周一至周五9:00—17:00；周六休|0101-1234567,问：能代办吗？答：能。,外场',
  '停车证,X-2,市公安局,,身份证；行驶证,15,3,是,长街2号,,',
].join('\r\n')

const expectTable = (items: ServiceItem[]): void => {
  expect(items.map(({ name }) => name)).toEqual(['钓鱼证申领', '停车证'])
  expect(items[0]).toMatchObject({
    materials: [
      { name: '身份证', form: '原件', copies: 1, necessity: '必要', exempt_by: '居民身份证' },
      { name: '申请表', exempt_by: null },
      { name: '遗失说明', cases: ['补领'] },
    ],
    time_limit: { statutory_days: 20, promised_days: 0, unit: '工作日' },
    fee: { charged: false },
    faq: [{ q: '能代办吗？', a: '能。' }],
    extra: { 备注栏: '外场' },
  })
  expect(items[1]).toMatchObject({
    materials: [{ name: '身份证' }, { name: '行驶证' }],
    locations: [{ address: '长街2号' }],
    fee: { charged: true },
  })
}

test('a table as Excel saves it (UTF-8 with BOM) and as WPS saves it (GBK) gives the same items', () => {
  expectTable(itemsOf(load('事项.csv', utf8(`\ufeff${TABLE}`))))
  expectTable(itemsOf(load('事项.csv', gbk(TABLE))))
})

test('a bad row is refused with its row and code, the others are whole', () => {
  const text = [
    '事项名称,事项编码,承诺时限,是否收费,申请材料,更新日期',
    '甲事项,A,3,否,身份证,2026/3/8',
    ',B,3,否,身份证,',
    '丙事项,C,两周,否,身份证,',
    '丁事项,D,3,看情况,身份证,',
    '戊事项,A,3,否,身份证,',
    '己事项,F,3,否,身份证|原封不动,',
    '庚事项,G,3,否,身份证,2026-02-30',
  ].join('\n')
  const loaded = load('事项.csv', utf8(text))!
  expect(loaded).toHaveLength(7)
  expect(itemsOf(loaded.slice(0, 1))[0]).toMatchObject({ name: '甲事项', updated_at: '2026-03-08' })
  const faults = loaded.slice(1).map((one) => {
    try {
      one.build!(identity)
      return 'written'
    } catch (error) {
      return (error as Error).message.replace(/^.*?(第 \d+ 行).*（(\w+)）$/s, '$1 $2')
    }
  })
  expect(faults).toEqual([
    '第 3 行 ITEM_FIELD_MISSING',
    '第 4 行 ITEM_NUMBER_INVALID',
    '第 5 行 ITEM_VALUE_INVALID',
    '第 6 行 ITEM_DUPLICATE',
    '第 7 行 ITEM_VALUE_INVALID',
    '第 8 行 ITEM_DATE_INVALID',
  ])
})

test('a guide that breaks the schema is refused by field; other files are left to the document loader', () => {
  const guide = 'id: g\nname: 某事\nmaterials:\n- {nmae: 身份证}\nsteps: []\n'
  expect(() => load('g.yaml', utf8(guide))).toThrow(/materials/)
  const unknown = 'id: g\nname: 某事\nmaterials:\n- {name: 身份证, cases: [没有的]}\nsteps: []\n'
  expect(() => load('g.yaml', utf8(unknown))).toThrow(/没有的/)
  expect(load('rules.yaml', utf8('rules: []\n'))).toBeNull()
  expect(load('t.csv', utf8('标题,正文\n甲,乙\n'))).toBeNull()
  expect(load('n.md', utf8('# 某事'))).toBeNull()
})
