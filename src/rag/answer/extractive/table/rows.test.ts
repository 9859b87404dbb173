import { expect, test } from 'vitest'
import type { StoredDocument } from '../../../../store/ports.ts'
import type { TableRecord } from '../../../../store/records.ts'
import { filledColumns, headerSpan, sayRow } from './rows.ts'

const text = '表1 主要指标\n指标\t2025年\t2030年\n床位占比（%）\t57\t70\n'
const row = {
  ...{ anchor: 't1.r1', group: null, name: '床位占比', unit: '%' },
  ...{ cells: { '2025年': '57', '2030年': '—' }, start: 22, end: 36 },
}
const table: TableRecord = {
  ...{ anchor: 't1', caption: '表1 主要指标', header: ['指标', '2025年', '2030年'] },
  ...{ rows: [row], start: 0, end: text.length },
}

test('the header is the line that names every column, not a caption that holds the first name', () => {
  const span = headerSpan({ text } as StoredDocument, table)!
  expect(text.slice(span.start, span.end)).toBe('指标\t2025年\t2030年')
})

test('a row says its filled columns with its unit', () => {
  expect(filledColumns({ table, row })).toEqual(['2025年'])
  expect(sayRow(row, ['2025年'])).toBe('床位占比：2025年57%。')
})
