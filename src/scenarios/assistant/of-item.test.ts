import { expect, test } from 'vitest'
import type { Answer, Citation } from '../../rag/answer/types.ts'
import type { GuideMatch } from '../service-guide/index.ts'
import { asksOneThing, strays } from './of-item.ts'

const item = {
  id: 'x',
  name: '护林补助申领',
  aliases: ['看山补助'],
  topics: ['林业'],
  result: { name: '补助到账', standard: '每年900元' },
  basis: [{ doc_no: '晏林发〔2025〕1号', clause: '第三条至第五条、第九条' }],
}
const match = (change: Partial<GuideMatch> = {}): GuideMatch => ({
  ...{ kind: 'one', score: 0.9, named: true, carried: false, aspects: [], asks: true },
  ...{ printed: false, beside: 0, picked: false, ofThing: false, otherCity: null, updatedAt: null },
  item,
  ...change,
})
const cites = (change: Partial<Citation>): Answer =>
  ({ citations: [{ title: '某办法', doc_no: null, path: '第二条', quote: '略', ...change }] }) as Answer

test('an answer strays that cites neither the rules of the item nor what speaks of it', () => {
  expect(strays(cites({}), match())).toBe(true)
  expect(strays(cites({ quote: '看山补助按年发放' }), match())).toBe(false)
  expect(strays(cites({ doc_no: '晏林发〔2025〕1号' }), match())).toBe(false)
  expect(strays(cites({}), match({ named: false }))).toBe(false)
  expect(strays(cites({}), match({ score: 0.66 }))).toBe(false)
  expect(strays(cites({}), match({ ofThing: true }))).toBe(false)
})

test.each([
  ['第四条', false],
  ['第二章 › 第九条', false],
  ['第六条', true],
  ['表1', false],
])('an amount in %s of the rules of the item strays: %s', (path, away) => {
  const aspects = ['standard'] as const
  expect(strays(cites({ doc_no: '晏林发〔2025〕1号', path }), match({ aspects }))).toBe(away)
  expect(strays(cites({ doc_no: '晏林发〔2025〕1号', path }), match())).toBe(false)
})

test.each<[string, Partial<GuideMatch>, boolean]>([
  ['护林补助被村里扣着不发咋办', { aspects: ['steps'], beside: 1 }, true],
  ['护林补助谁出钱', {}, true],
  ['护林补助怎么弄', { aspects: ['steps'] }, false],
  ['护林补助', {}, false],
  ['护林补助有哪些', {}, false],
])('%s', (question, change, one) => expect(asksOneThing(question, match(change))).toBe(one))
