import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readStructured, stripThinking } from './read-structured.ts'

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['answer', 'completeness', 'citations'],
  properties: {
    answer: { type: 'string' },
    completeness: { type: 'string', enum: ['full', 'partial', 'none'] },
    citations: { type: 'array', items: { type: 'string' } },
  },
}
const value = { answer: '每人 600 元[c1]。', completeness: 'full', citations: ['c1', 'c2'] }
const json = JSON.stringify(value)
const tagged =
  '<answer>每人 600 元[c1]。</answer>\n<completeness>full</completeness>\n<citations>c1, c2</citations>'

test.each([
  ['bare JSON', json],
  ['fenced JSON', `好的：\n\`\`\`json\n${json}\n\`\`\`\n以上。`],
  ['JSON within prose', `结果如下 ${json} 请查收`],
  ['tags', tagged],
  ['tags within prose', `好的。\n${tagged}\n希望有帮助`],
  ['tags with a bracketed list', tagged.replace('c1, c2', '["c1"、"c2"]')],
])('reads %s', (_, text) => {
  expect(readStructured(text, schema)).toEqual(value)
})

test.each([
  ['prose', '每人 600 元。'],
  ['nothing', ''],
  ['a value outside the enumeration', json.replace('full', 'maybe')],
  ['a missing property', '<answer>每人 600 元</answer>'],
  ['an extra property', json.replace('{', '{"note":"x",')],
  ['cut JSON', json.slice(0, -5)],
])('gives nothing for %s', (_, text) => {
  expect(readStructured(text, schema)).toBeUndefined()
})

test('reads numbers and booleans from tags', () => {
  const typed = {
    type: 'object',
    properties: { n: { type: 'integer' }, yes: { type: 'boolean' } },
    required: ['n', 'yes'],
  }
  expect(readStructured('<n> 3 </n><yes>true</yes>', typed)).toEqual({ n: 3, yes: true })
  expect(readStructured('<n>three</n><yes>true</yes>', typed)).toBeUndefined()
})

test('leaves reasoning out', () => {
  expect(stripThinking('<think>\n先看材料 {"a":1}\n</think>\n\n答复')).toBe('答复')
  expect(stripThinking('答复')).toBe('答复')
})

test('never throws, and gives only what keeps to the schema', () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.string().map((s) => `<answer>${s}</answer>{${s}}`),
  )
  fc.assert(
    fc.property(text, (given) => {
      const read = readStructured(given, schema)
      expect(read === undefined || typeof (read as typeof value).answer === 'string').toBe(true)
    }),
  )
})
