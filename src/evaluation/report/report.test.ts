import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatChange, formatInterval, formatValue } from './format.ts'
import { readHistory } from './history.ts'
import { escapeHtml, readChartLibrary } from './html.ts'
import { layOut } from './table.ts'

it('formats values by unit', () => {
  expect([
    formatValue(0.8125, 'share'),
    formatValue(12.34, 'ms'),
    formatValue(140.4, 'characters'),
    formatValue(-0, 'count'),
  ]).toEqual(['0.813', '12.3 ms', '140 字', '0'])
  expect(formatInterval({ n: 1, value: 1, interval: null }, 'share')).toBe('—')
  expect(formatInterval({ n: 9, value: 0.5, interval: [0.4, 0.6123] }, 'share')).toBe('0.400–0.612')
})

it.each([
  [0.9, 0.8, '+0.100'],
  [0.7, 0.8, '-0.100'],
  [0.80001, 0.8, '±0'],
  [0.8, undefined, '—'],
])('change from %s to %s', (value, before, text) => expect(formatChange(value, before, 'share')).toBe(text))

describe('table', () => {
  it('aligns columns on a terminal', () => {
    const lines = layOut([
      ['指标', 'n'],
      ['MRR', '12'],
      ['严格正确率', '3'],
    ])
    expect(lines).toEqual(['指标        n', '----------  --', 'MRR         12', '严格正确率  3'])
  })
})

it('escapes what could be markup', () =>
  expect(escapeHtml(`<a href="x">&'`)).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&#39;'))

it('brings a charts library that can be put inline', async () => {
  const library = await readChartLibrary()
  expect(library.length).toBeGreaterThan(100_000)
  expect(library).toContain('Licensed')
})

it('reads a history that was cut off', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'huida-history-'))
  expect(await readHistory(dir)).toEqual([])
  await writeFile(join(dir, 'history.jsonl'), '{"suite":"a","at":"t","git":null,"metrics":{}}\n{"sui')
  expect((await readHistory(dir)).map((entry) => entry.suite)).toEqual(['a'])
  await rm(dir, { recursive: true })
})
