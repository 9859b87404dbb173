import { expect, test } from 'vitest'
import type { DocumentSummary, StoredDocument } from '../../../../store/ports.ts'
import type { QueryAnalysis } from '../../../retrieve/types.ts'
import type { Validity } from '../../../validity.ts'
import { standingFeatures } from './standing.ts'

const text = '第四条 每户补助300元。\n第五条 每年申报一次。\n'
const section = (anchor: string, start: number, end: number): object => ({
  anchor,
  parent: null,
  level: 1,
  start,
  end,
})
const document = {
  text,
  sections: [section('a4', 0, 15), section('a5', 15, text.length)],
} as unknown as StoredDocument
const amending = {
  text: '一、第四条修改为：“每户补助500元。”\n二、第五条之一删去。',
} as unknown as StoredDocument
const analysis = (question: string): QueryAnalysis => ({ question }) as unknown as QueryAnalysis
const amended = { label: '已修订', inForce: true, replacedBy: null } as Validity
const rule = { kind: '办法', title: '补助办法' } as DocumentSummary
const place = (start: number, summary = rule) => ({ document, start, summary, validity: 0 })

test('a sentence of an article changed since speaks against itself, one of another article does not', () => {
  expect(standingFeatures(place(4), amended, amending, analysis('补助多少？')).amended).toBe(-1)
  expect(standingFeatures(place(19), amended, amending, analysis('多久申报？')).amended).toBe(0)
})

test('a question about the earlier text takes it as it was', () => {
  const features = standingFeatures(
    { ...place(4), validity: -0.5 },
    amended,
    amending,
    analysis('修改前补多少？'),
  )
  expect(features.amended).toBe(0)
  expect(features.validity).toBe(0)
})

test('an explanation stands behind the rule', () => {
  const explanation = { kind: '政策解读', title: '补助办法解读' } as DocumentSummary
  expect(standingFeatures(place(4, explanation), amended, undefined, analysis('补多少？'))).toEqual({
    validity: 0,
    amended: 0,
    explains: -1,
  })
})
