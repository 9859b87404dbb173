import { expect, test } from 'vitest'
import type { Answer, Citation } from '../../rag/answer/types.ts'
import { askedOfSource, askStanding, requestBefore, saysAgain, withSource } from './ask-of-source.ts'

test.each([
  ['哪条规定的', 'place'],
  ['这是哪份文件写的？', 'place'],
  ['依据是什么', 'place'],
  ['出处在哪里', 'place'],
  ['什么时候开始执行的', 'standing'],
  ['这个规定现在还有效吗', 'standing'],
  ['有什么规定', null],
  ['摊位证有效期几年', null],
  ['根据收入怎么算', null],
  ['什么时候发钱', null],
])('%s → %s', (question, asked) => {
  expect(askedOfSource(question)).toBe(asked)
})

const user = (content: string) => ({ role: 'user' as const, content })
const assistant = (content: string) => ({ role: 'assistant' as const, content })

test('the request before is the last question that asks of a thing', () => {
  const history = [user('摊位费多少'), assistant('五十。'), user('哪条规定的'), assistant('依据：…')]
  expect(requestBefore({ question: '还有效吗', history })).toEqual({ question: '摊位费多少', history: [] })
  expect(requestBefore({ question: '还有效吗' })).toBeNull()
})

const cited = (n: number, path: string) =>
  ({ n, title: '摊位管理办法', doc_no: '某政发〔2024〕1号', path, source: 'a.md' }) as Citation
const answer = (change: Partial<Answer> = {}) =>
  ({
    status: 'answered',
    answer: '五十。[1]夜里减半。[2]',
    citations: [cited(1, '第二章 收费 › 第八条'), cited(2, '第二章 收费 › 第八条')],
    ...change,
  }) as Answer

test('an answer is opened by the article it rests on, said once', () => {
  expect(withSource(answer()).answer).toBe(
    '依据：《摊位管理办法》（某政发〔2024〕1号）第八条[2]。\n五十。[1]夜里减半。[2]',
  )
})

test('the standing of a rule is asked by its title', () => {
  expect(askStanding({ question: '还算数吗' }, answer())?.question).toBe('《摊位管理办法》还有效吗')
  expect(askStanding({ question: '还算数吗' }, answer({ citations: [] }))).toBeNull()
})

test('an answer says again what a turn before said', () => {
  expect(saysAgain(answer(), [assistant('五十。[1]夜里减半。[2]')])).toBe(true)
  expect(saysAgain(answer(), [user('五十。[1]夜里减半。[2]')])).toBe(false)
})
