import { describe, expect, test } from 'vitest'
import type { DocumentSummary } from '../store/ports.ts'
import { indexValidity } from './validity.ts'

const base = {
  title: null,
  docNo: null,
  status: '有效',
  writtenAt: null,
  publishedAt: null,
  effectiveFrom: null,
  effectiveTo: null,
  period: null,
  relations: [],
}
const summary = (part: object): DocumentSummary => ({ ...base, ...part }) as unknown as DocumentSummary

const documents = [
  summary({ id: 'old', docNo: '晏人社发〔2021〕7号', status: '已废止', effectiveFrom: '2021-05-01' }),
  summary({
    id: 'new',
    docNo: '晏人社发〔2024〕3号',
    effectiveFrom: '2024-04-01',
    effectiveTo: '2029-03-31',
    relations: [{ type: 'supersedes', target: '晏人社发〔2021〕7号' }],
  }),
  summary({ id: 'amended', title: '晏海市停车办法', status: '已修订' }),
  summary({
    id: 'amending',
    effectiveFrom: '2025-01-01',
    relations: [{ type: 'amends', target: '《晏海市停车办法》' }],
  }),
  summary({ id: 'draft', status: '征求意见稿' }),
  summary({ id: 'plan', status: null, period: { from: 2021, to: 2023 } }),
  summary({ id: 'silent', status: null }),
  summary({ id: 'gone', status: '已废止' }),
]
const validity = indexValidity(documents)

describe('validity on a day', () => {
  test.each([
    ['old', '2024-03-31', '有效', true],
    ['old', '2024-04-01', '已废止', false],
    ['new', '2024-03-31', '尚未施行', false],
    ['new', '2029-03-31', '有效', true],
    ['new', '2029-04-01', '已过有效期', false],
    ['amended', '2024-12-31', '有效', true],
    ['amended', '2025-01-01', '已修订', true],
    ['draft', '2026-01-01', '征求意见稿', false],
    ['plan', '2023-12-31', '未注明', null],
    ['plan', '2024-01-01', '规划期已满', null],
    ['silent', '2026-01-01', '未注明', null],
    ['gone', '2026-01-01', '已废止', false],
    ['unknown', '2026-01-01', '未注明', null],
  ])('%s on %s: %s', (id, day, label, inForce) => {
    expect(validity(id, day)).toMatchObject({ label, inForce })
  })

  test('names the document that replaced it', () => {
    expect(validity('old', '2026-01-01').replacedBy?.id).toBe('new')
  })
})

test('a draft amends nothing, and a document without a date of effect starts on the day it was made', () => {
  const known = indexValidity([
    summary({ id: 'rule', title: '某办法' }),
    summary({
      id: 'revision',
      status: '征求意见稿',
      publishedAt: '2025-01-01',
      relations: [{ type: 'amends', target: '《某办法》' }],
    }),
    summary({ id: 'notice', publishedAt: '2025-03-01' }),
  ])
  expect(known('rule', '2026-01-01').label).toBe('有效')
  expect(known('notice', '2025-02-01').label).toBe('尚未施行')
})
