import { expect, test } from 'vitest'
import type { AnswerContext } from '../context.ts'
import { contextualise, lastTurn } from './contextualise.ts'

const signal = new AbortController().signal
const turns = (...contents: string[]) =>
  contents.map((content, i) => ({ role: i % 2 === 0 ? ('user' as const) : ('assistant' as const), content }))
const context = (question: string, ...history: string[]): AnswerContext =>
  ({ question, carried: null, request: { question, history: turns(...history) } }) as unknown as AnswerContext

test('an earlier question that leans on its own predecessor brings that one along', () => {
  const carried = lastTurn(
    context('那围网呢？', '刺网渔船什么时候休渔？', '五月。', '拖网呢？', '也是五月。'),
  )
  expect(carried).toEqual({ question: '刺网渔船什么时候休渔？拖网呢？', reply: '也是五月。' })
})

test('a question that stands alone brings nothing', async () => {
  const outcome = await contextualise.run(
    context('办理养犬登记一次收多少钱？', '刺网渔船什么时候休渔？', '五月。'),
    signal,
  )
  expect(outcome.next?.carried).toBeNull()
})
