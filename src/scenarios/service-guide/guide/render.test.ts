import { expect, test } from 'vitest'
import type { ServiceItem } from '../../../store/service-item.ts'
import { buildGuide } from './build-guide.ts'
import { renderGuide } from './render.ts'

const item: ServiceItem = {
  id: 'guide-x-001',
  name: '河滩垂钓证申领',
  aliases: ['钓鱼证'],
  code: 'X-001',
  department: '市水务局',
  conditions: [{ text: '年满16周岁。' }, { text: '外地人持居住证。', cases: ['外地'] }],
  cases: [{ name: '外地', when: '户籍不在本市' }],
  materials: [
    {
      name: '身份证',
      form: '原件',
      copies: 1,
      necessity: '必要',
      exempt_by: '居民身份证',
      source: '申请人',
    },
    { name: '申请表', form: '原件', necessity: '必要', exempt_by: null },
  ],
  time_limit: { statutory_days: 20, promised_days: 0, unit: '工作日' },
  faq: [{ q: '能代办吗？', a: '能。' }],
}

test('every section and field lies where its anchor says, and only what is stated is there', () => {
  const { text, sections } = renderGuide(item)
  const at = (anchor: string): string => {
    const { start, end } = sections.find((section) => section.anchor === anchor)!
    return text.slice(start, end)
  }
  expect(at('materials.0')).toBe('身份证：原件1份，必要，免提交（居民身份证），来源：申请人')
  expect(at('materials.1')).toBe('申请表：原件，必要，需提交')
  expect(at('conditions.1')).toBe('外地人持居住证。（适用情形：外地）')
  expect(at('time_limit.promised_days')).toBe('承诺时限：当场或者即时办结')
  expect(at('time_limit.statutory_days')).toBe('法定时限：20个工作日')
  expect(at('faq.0')).toBe('问：能代办吗？答：能。')
  expect(at('materials')).toContain('申请材料\n身份证')
  expect(sections.some(({ anchor }) => anchor === 'fee' || anchor === 'locations')).toBe(false)
  expect(text).not.toMatch(/收费|undefined|null/)
  expect(renderGuide(item)).toEqual({ text, sections })
})

test('a chunk is the text it says, none is longer than a passage, and all are indexed under the name', () => {
  const long = { ...item, conditions: [{ text: `${'符合规定的要求并提交相应的说明。'.repeat(70)}完。` }] }
  const file = {
    ...{ id: 'guide-x-001', root: 'r', digest: 'd', name: 'X-001.yaml', path: 'X-001.yaml' },
    bytes: new Uint8Array(),
  }
  const record = buildGuide(long, file, {
    fragment: '',
    mediaType: 'application/yaml',
    bytes: null,
    region: '某市',
  })
  expect(record.chunks.length).toBeGreaterThan(3)
  for (const { text, start, end, indexText } of record.chunks) {
    expect(record.text.slice(start, end)).toBe(text)
    expect(text.length).toBeLessThanOrEqual(500)
    expect(indexText).toContain('河滩垂钓证申领')
  }
  const covered = record.chunks.map(({ text }) => text).join('')
  expect(covered.replace(/\s/g, '')).toContain('提交相应的说明。完。')
  expect(record).toMatchObject({
    fields: { kind: '办事指南', status: '有效', region: '某市' },
    serviceItem: { id: 'guide-x-001' },
  })
})
