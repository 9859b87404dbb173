import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../test/support/ingest.ts'
import { formatNumeral } from '../../shared/text/numerals.ts'
import type { DocumentRecord } from '../../store/records.ts'

const words = fc.constantFrom('供水', '停车', '就业', '助餐', '登记', '补贴', '数据', '港口')
const heading = fc.tuple(words, words).map(([a, b]) => `完善${a}${b}`)
const sentence = fc
  .tuple(words, words, fc.nat(2000))
  .map(([a, b, n]) => `推进${a}和${b}工作，全年完成${n}项。`)
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 40 }).map((parts) => parts.join(''))
const line = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.nat(6), heading)
      .map(([n, form, title]) => numbered(n, form) + title),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.nat(6), paragraph)
      .map(([n, form, body]) => numbered(n, form) + body),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '前言',
      '附件1',
      '附录 名词术语',
      '附件：1.清单',
      '2024年3月1日',
      '申请材料：',
      '表1 标准',
      '问：几天？',
    ),
  },
  { weight: 1, arbitrary: fc.tuple(words, fc.nat(99)).map(([name, n]) => `${name}（个）\t${n}\t${n + 1}`) },
  { weight: 1, arbitrary: fc.tuple(words, heading).map(([term, text]) => `${term}——${text}。`) },
  {
    weight: 1,
    arbitrary: fc.string({
      unit: fc.constantFrom(
        '（',
        '）',
        '“',
        '”',
        '《',
        '》',
        '一',
        '、',
        '.',
        '1',
        '：',
        '。',
        ' ',
        '第',
        '条',
      ),
    }),
  },
)
const source = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'))

function numbered(number: number, form: number): string {
  const chinese = formatNumeral(number)
  return [
    `${chinese}、`,
    `（${chinese}）`,
    `${number}.`,
    `${number}、`,
    `第${chinese}条　`,
    `第${chinese}章 `,
    '①②③④⑤⑥⑦⑧⑨'[number - 1]!,
  ][form]!
}

const check = (test: (document: DocumentRecord) => void): void =>
  fc.assert(
    fc.property(source, (text) => test(documentOf(text))),
    { numRuns: 150 },
  )

describe('any document', () => {
  it('has sections with unique anchors, known parents and extents inside their parents', () =>
    check(({ sections, text }) => {
      const byAnchor = new Map(sections.map((section) => [section.anchor, section]))
      expect(byAnchor.size).toBe(sections.length)
      for (const { anchor, parent, start, end, level } of sections) {
        expect(anchor).toMatch(/^[a-z0-9.-]+$/)
        expect(0 <= start && start < end && end <= text.length).toBe(true)
        if (parent === null) continue
        const above = byAnchor.get(parent)!
        expect(above.start <= start && end <= above.end).toBe(true)
        expect(level).toBe(above.level + 1)
      }
    }))

  it('warns of every number that does not rise under its parent', () =>
    check(({ sections, warnings }) => {
      const form = (label: string): string =>
        label
          .replace(/[0-9]+/u, 'd')
          .replace(/[一二三四五六七八九十]+/u, 'n')
          .replace(/[①-⑨]/u, 'c')
      const last = new Map<string, number>()
      let falls = 0
      for (const { parent, label, anchor } of sections) {
        const number = Number(/[a-z](\d+)(?:-\d+)?$/.exec(anchor)?.[1])
        if (label === null || !/[0-9一二三四五六七八九十①-⑨]/u.test(label) || !Number.isFinite(number))
          continue
        const key = `${parent} ${form(label)}`
        if (number <= (last.get(key) ?? 0) && !/^(?:附|表)/u.test(label)) falls++
        last.set(key, number)
      }
      const told = warnings.filter((warning) => warning.code === 'OUTLINE_NOT_MONOTONE').length
      expect(told).toBeGreaterThanOrEqual(falls)
    }))

  it('is covered by chunks that are slices of it, in order and without overlap', () =>
    check(({ chunks, tables, text, terms }) => {
      const covered = new Array<boolean>(text.length).fill(false)
      let last = 0
      chunks.forEach((chunk, index) => {
        expect(chunk.ordinal).toBe(index)
        expect(chunk.text).toBe(text.slice(chunk.start, chunk.end))
        expect(chunk.start).toBeGreaterThanOrEqual(last)
        expect(chunk.text.trim()).toBe(chunk.text)
        expect(chunk.indexText.length).toBeGreaterThan(0)
        last = chunk.end
        covered.fill(true, chunk.start, chunk.end)
      })
      const inTable = (at: number): boolean => tables.some((table) => at >= table.start && at < table.end)
      for (let at = 0; at < text.length; at++)
        if (!covered[at] && text[at]!.trim() !== '') expect(inTable(at)).toBe(true)
      expect(new Set(terms.map((term) => term.anchor)).size).toBe(terms.length)
    }))

  it('places units, rows and terms inside its text', () =>
    check(({ units, tables, terms, text }) => {
      for (const unit of units) expect(text.slice(unit.start, unit.end)).toBe(unit.unit)
      for (const row of tables.flatMap((table) => table.rows))
        expect(text.slice(row.start, row.end)).toContain(row.name)
      for (const term of terms) expect(text.slice(term.start, term.end)).toContain(term.term)
    }))
})
