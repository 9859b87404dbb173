import { expect, test } from 'vitest'
import type { StoredDocument } from '../../../../store/ports.ts'
import type { TableRecord } from '../../../../store/records.ts'
import { EvidenceBook } from '../../evidence.ts'
import { stateBands } from './state-bands.ts'
import type { PartMaterial } from '../types.ts'

const build = (caption: string, header: string[], ...lines: string[][]) => {
  let text = `${caption}\n${header.join('\t')}\n`
  const rows = lines.map(([name, ...cells], i) => {
    const start = text.length
    text += `${[name, ...cells].join('\t')}\n`
    const filled = Object.fromEntries(header.slice(1).map((column, c) => [column, cells[c]!]))
    return {
      anchor: `t1.r${i}`,
      group: null,
      name: name!,
      unit: null,
      cells: filled,
      start,
      end: text.length - 1,
    }
  })
  const table: TableRecord = { anchor: 't1', caption, header, rows, start: 0, end: text.length }
  const document = {
    id: 'd',
    text,
    tables: [table],
    sections: [],
    terms: [],
    units: [],
  } as never as StoredDocument
  return { candidate: { document: { id: 'd' } } as never, document, table, rows, columns: header.slice(1) }
}
const say = (asked: ReturnType<typeof build>, budget = 380) =>
  stateBands({ book: new EvidenceBook(), budget } as unknown as PartMaterial, asked)

test('bands are said compactly, with the unit of their names', () => {
  const asked = build(
    '表1 敬老金标准',
    ['年龄（周岁）', '金额（元/月）'],
    ['70—79', '50'],
    ['80及以上', '90'],
  )
  expect(say(asked)).toEqual({ text: '敬老金标准：70—79周岁50元/月；80周岁及以上90元/月。', tokens: ['c1'] })
})

test('what all rows share is said once, equal rows together, remarks not at all', () => {
  const header = ['对象', '上限（元）', '期限（月）', '备注']
  const asked = build(
    '表2 补贴',
    header,
    ['甲', '80', '12', 'x'],
    ['乙', '80', '24', 'y'],
    ['丙', '80', '12', ''],
  )
  expect(say(asked).text).toBe('补贴：各类均为上限80元；甲、丙：期限12个月；乙：期限24个月。')
})

test('rows that find no room are left out from the end', () => {
  const asked = build(
    '表1 敬老金标准',
    ['年龄（周岁）', '金额（元/月）'],
    ['70—79', '50'],
    ['80及以上', '90'],
  )
  expect(say(asked, 22).text).toBe('敬老金标准：70—79周岁50元/月。')
})
