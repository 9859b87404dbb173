import { describe, expect, test } from 'vitest'
import type { DocumentSummary } from '../../../store/ports.ts'
import type { Candidate } from '../../retrieve/types.ts'
import { indexValidity } from '../../validity.ts'
import { askedTime, asksEarlier, timeFit, titleYears } from './asked-time.ts'
import { passagesOfTime } from './passages-of-time.ts'
import { findNewerInSeries } from '../series.ts'

const TODAY = '2026-11-22'
const time = (question: string, years: string[] = []) => askedTime(question, years, TODAY)!

const summary = (part: Partial<DocumentSummary>): DocumentSummary =>
  ({
    ...{ id: 'x', title: null, docNo: null, region: '晏海市', kind: null, period: null, relations: [] },
    ...{ writtenAt: null, publishedAt: null, effectiveFrom: null, effectiveTo: null, status: '有效' },
    ...part,
  }) as DocumentSummary

const old = summary({
  ...{ id: 'old', title: '摊位管理办法', docNo: '晏城发〔2020〕1号', status: '已废止' },
  ...{ effectiveFrom: '2020-01-01', effectiveTo: '2024-06-30' },
})
const current = summary({
  ...{ id: 'current', title: '摊位管理办法（2024年修订）', effectiveFrom: '2024-07-01' },
  relations: [{ type: 'supersedes', target: '晏城发〔2020〕1号' }] as DocumentSummary['relations'],
})
const notice = (year: number): DocumentSummary =>
  summary({ id: `n${year}`, title: `关于${year}年度摊位缴费的公告`, publishedAt: `${year - 1}-09-01` })
const library = [old, current, notice(2026), notice(2027)]
const validity = indexValidity(library)

const candidate = (document: DocumentSummary, meaning: number, indexText = '摊位每月缴费'): Candidate =>
  ({ chunk: { indexText }, document, features: { fused: meaning }, score: meaning }) as unknown as Candidate

describe('the time a question asks about', () => {
  test.each([
    ['2023年5月1日时标准是多少', ['2023'], '2023-05-01', '2023-05-01', '2023年5月1日'],
    ['2024年2月最高多少', ['2024'], '2024-02-01', '2024-02-29', '2024年2月'],
    ['2022年租金多少', ['2022'], '2022-01-01', '2022-12-31', '2022年'],
    ['去年呢', [], '2025-01-01', '2025-12-31', '2025年'],
  ])('%s', (question, years, from, to, said) => {
    expect(time(question, years)).toMatchObject({ from, to, said })
  })

  test.each([
    ['今年多少', []],
    ['2025年和2026年各是多少', ['2025', '2026']],
    ['按2024年的办法怎么收', []],
    ['去年8月20号办的，能拿多少', []],
    ['摊位2025年3月就租下了，按哪个标准', ['2025']],
    ['2021年的补助现在还能申请吗', ['2021']],
    ['去年没停业，能返多少', []],
    ['2022年夜市几点收摊，今年呢', ['2022']],
    ['明年交多少，比今年涨多少', []],
  ])('%s names none', (question, years) => {
    expect(askedTime(question, years, TODAY)).toBeNull()
  })
})

describe('how a document stands to it', () => {
  const fit = (document: DocumentSummary, question: string, year: string, text?: string) =>
    timeFit(candidate(document, 1, text), time(question, [year]), validity, TODAY)

  test('a rule that held then speaks of it without naming the year', () => {
    expect(fit(old, '2022年租金多少', '2022')).toBe('inForce')
    expect(fit(current, '2022年租金多少', '2022')).toBe('none')
    expect(fit(current, '2027年租金多少', '2027')).toBe('inForce')
  })

  test('a yearly notice speaks of its own year, whatever dates it names', () => {
    expect(titleYears('关于2026年度摊位缴费的公告')).toEqual(['2026'])
    expect(fit(notice(2026), '2026年缴费多少', '2026')).toBe('titled')
    expect(fit(notice(2026), '2025年缴费多少', '2025', '集中缴费期为2025年10月8日至12月31日')).toBe('none')
    expect(fit(notice(2026), '2025年缴费多少', '2025', '2025年标准为10元')).toBe('mentioned')
  })

  test('what replaced the rule of that time leads to it, another rule of that time does not', () => {
    const asked = time('2022年租金多少', ['2022'])
    const context = { validity, asOf: TODAY }
    const found = passagesOfTime([candidate(current, 1), candidate(old, 0.6)], asked, context)
    expect(found.map(({ document }) => document.id)).toEqual(['old'])
    const other = summary({ id: 'other', effectiveFrom: '2021-01-01' })
    expect(passagesOfTime([candidate(notice(2026), 1), candidate(other, 0.6)], asked, context)).toEqual([])
  })
})

test('the newest of a series of yearly notices is told', () => {
  expect([...findNewerInSeries(library)].map(([id, newer]) => [id, newer.id])).toEqual([['n2026', 'n2027']])
})

test.each([
  ['以前供水几点停', true],
  ['老的供水办法怎么收费', true],
  ['旧政策补多少', true],
  ['以前是每吨两块，现在多少', false],
  ['老人坐车要钱吗', false],
  ['2024年5月以前买的车怎么补', false],
])('%s asks for an earlier rule: %s', (question, earlier) => {
  expect(asksEarlier(question)).toBe(earlier)
})
