import { expect, test } from 'vitest'
import { namesAskedFund, statesAskedParticulars } from './asked-particulars.ts'
import { askedUnit, tenseFit, wantedClosely, wantedStatement, yearFit } from './extractive/asked/cues.ts'
import { ofOneCase } from './extractive/conflict/of-one-case.ts'

const LONG = 100_000
const asking = (question: string) => ({ question, facets: new Set(['quantity', 'money']) }) as never
const ASKED = [
  '名单有吗',
  '在哪条街',
  '补贴多少钱',
  '多少辆',
  '一平米多少钱',
  '补贴标准',
  '几号开始',
  '怎么罚',
]

test.each([
  '甲',
  '一',
  '1',
  '1,',
  '：',
  '甲、',
  '街',
  '名录',
  '向',
  '补贴',
  '多少',
  '每',
  '的',
  '的甲',
  '，',
  ' ',
])('no text takes long to judge: %s again and again', (part) => {
  const text = `1${part.repeat(LONG / part.length)}Z`
  const started = performance.now()
  statesAskedParticulars({ question: text }, '甲')
  namesAskedFund({ question: text }, '甲')
  wantedStatement(asking(text))
  wantedClosely(asking(text))
  askedUnit(text)
  tenseFit('现在多少', text)
  yearFit(text, ['2025'])
  ofOneCase(text, '甲')
  for (const question of ASKED) {
    statesAskedParticulars({ question }, text)
    wantedStatement(asking(question))?.(text)
    wantedClosely(asking(question))?.(text)
  }
  expect(performance.now() - started).toBeLessThan(2_000)
})
