import { describe, expect, test } from 'vitest'
import { HuidaError } from '../../shared/errors.ts'
import { failedRow, readTicketLines } from './dispatch-rows.ts'

describe('tickets as lines', () => {
  test('what else stands in a row is ignored, and optional fields may be null', () => {
    const [line] = readTicketLines(
      '{"id":7,"text":"路灯不亮","channel":null,"as_of":"2026-06-01","gold":{}}\n',
    )
    expect(line).toEqual({
      line: 1,
      id: 7,
      input: { id: '7', text: '路灯不亮', asOf: '2026-06-01' },
      error: null,
    })
  })

  test('a row may say its district', () => {
    const [line] = readTicketLines('{"id":"a","text":"路灯不亮","district":"澄湾区"}')
    expect(line?.input).toEqual({ id: 'a', text: '路灯不亮', district: '澄湾区' })
  })

  test('a bad line keeps its number and id, and says what is wrong', () => {
    const lines = readTicketLines(
      [
        '{"id":"a"}',
        '',
        'x',
        '{"id":"b","text":" "}',
        '{"id":"c","text":"路","reported_at":"昨天"}',
        '{"id":"d","text":"路","reported_at":"2026-02-30T10:00:00+08:00"}',
        '{"id":"e","text":"路","as_of":"2026-02-30"}',
      ].join('\n'),
    )
    expect(lines.map(({ line, id, input }) => [line, id, input])).toEqual([
      [1, 'a', null],
      [3, null, null],
      [4, 'b', null],
      [5, 'c', null],
      [6, 'd', null],
      [7, 'e', null],
    ])
    expect(lines.map(({ error }) => error?.detail)).toEqual([
      '这一行缺少字段：text',
      '不是有效的 JSON',
      'text 不能为空',
      'reported_at 不是有效的时间',
      'reported_at 不是有效的时间',
      'as_of 不是有效的日期',
    ])
  })

  test('an error row names line and code', () => {
    const row = failedRow(readTicketLines('x')[0]!, new HuidaError('ERR_INPUT_INVALID', '不是有效的 JSON'))
    expect(row).toMatchObject({ id: null, status: 'error', line: 1, error: { code: 'ERR_INPUT_INVALID' } })
  })
})
