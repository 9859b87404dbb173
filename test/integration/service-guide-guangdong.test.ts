import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { loadServiceItems } from '../../src/scenarios/service-guide/index.ts'
import { describeShared, sharedPath } from '../support/shared.ts'

const NAME = 'guangdong_service_items.jsonl.gz'

describeShared('the provincial item catalogue', () => {
  const bytes = readFileSync(sharedPath('data', NAME))
  const rows = gunzipSync(bytes)
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  const loaded = loadServiceItems({ name: NAME, path: NAME, bytes }, { region: null, maxUnpackedBytes: 1e9 })!
  const file = { root: 'r', digest: 'd', name: NAME, path: NAME, bytes: new Uint8Array() }
  const records = loaded.map((one) => one.build!({ ...file, id: one.id ?? 'bad' }))

  test('all 2,262 rows are items with their own id', () => {
    expect(rows).toHaveLength(2262)
    expect(new Set(records.map(({ id }) => id)).size).toBe(2262)
    const counts = (key: 'conditions' | 'materials' | 'time_limit' | 'phones' | 'locations') =>
      records.filter(({ serviceItem }) => serviceItem![key] !== undefined).length
    const stated = (...fields: string[]) =>
      rows.filter((row) =>
        fields.some((field) => ![null, '', '无'].includes(row[field] as string) && String(row[field]) !== ''),
      ).length
    expect(counts('conditions')).toBe(stated('accept_standard'))
    expect(counts('materials')).toBe(stated('material_intro'))
    expect(counts('time_limit')).toBe(stated('handle_time', 'handle_time_limit'))
    expect(counts('phones')).toBe(stated('consult_phone', 'complain_phone'))
    expect(counts('locations')).toBe(2262)
  })

  test('no stated value of any field is lost', () => {
    const plain = (text: string): string => text.replace(/\s/g, '')
    const lost = rows.flatMap((row, i) => {
      const { text, serviceItem } = records[i]!
      const kept = plain(text + JSON.stringify(serviceItem))
      return Object.entries(row).flatMap(([field, value]) => {
        if (['handle_time', 'handle_time_limit', 'online_book'].includes(field)) return []
        const values = (Array.isArray(value) ? value : [value]).filter(
          (one) => ![null, '', '无'].includes(one as string),
        )
        return values
          .map((one) => plain(String(one)).replace(/^办理地点：/, ''))
          .filter((one) => !kept.includes(one) && !kept.includes(JSON.stringify(one).slice(1, -1)))
          .map((one) => `${String(row.TASK_CODE)} ${field}: ${one.slice(0, 60)}`)
      })
    })
    expect(lost).toEqual([])
  })

  test('limits are days with their unit', () => {
    const at = rows.findIndex(
      (row) => row.handle_time === '30(工作日)' && row.handle_time_limit === '7(工作日)',
    )
    expect(records[at]!.serviceItem!.time_limit).toEqual({
      statutory_days: 30,
      promised_days: 7,
      unit: '工作日',
    })
    expect(records[at]!.text).toContain('承诺时限：7个工作日')
  })

  test('a row without a name, or with a field nobody mapped, is refused by row and code', () => {
    const [first] = rows
    const lines = [
      { ...first, TASK_NAME: '无' },
      { ...first, new_field: 'x' },
      { ...first, visit_number: 'two' },
    ]
    const text = [first, ...lines].map((row) => JSON.stringify(row)).join('\n')
    const read = loadServiceItems(
      { name: 'c.jsonl', path: 'c.jsonl', bytes: new TextEncoder().encode(text) },
      { region: null, maxUnpackedBytes: 1e9 },
    )!
    const messages = read.slice(1).map((one) => {
      try {
        one.build!({ ...file, id: 'x' })
        return ''
      } catch (error) {
        return (error as Error).message
      }
    })
    expect(messages[0]).toMatch(/第 2 行.*ITEM_FIELD_MISSING/)
    expect(messages[1]).toMatch(/第 3 行.*new_field.*ITEM_VALUE_INVALID/)
    expect(messages[2]).toMatch(/第 4 行.*ITEM_NUMBER_INVALID/)
  })
})
