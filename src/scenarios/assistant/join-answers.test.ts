import { expect, test } from 'vitest'
import type { Answer, Citation } from '../../rag/answer/types.ts'
import { joinAnswers } from './join-answers.ts'

const answer = (change: Partial<Answer>) =>
  ({ status: 'answered', answer: '', citations: [], notices: [], ...change }) as Answer
const cited = (n: number) => ({ n }) as Citation

const fee = answer({ answer: '收10元。[1][2]', citations: [cited(1), cited(2)] })

test('citations of a later part go on from those of the first', () => {
  const day = answer({ answer: '10月底前申请。[1]', citations: [cited(1)], notices: ['有修订。'] })
  const whole = joinAnswers(fee, [{ question: '什么时候申请', answer: day }])
  expect(whole.answer).toBe('收10元。[1][2]\n10月底前申请。[3]')
  expect(whole.citations.map(({ n }) => n)).toEqual([1, 2, 3])
  expect(whole.notices).toEqual(['有修订。'])
  expect(whole.status).toBe('answered')
})

test('a part without an answer is named, and none is passed over', () => {
  const whole = joinAnswers(fee, [
    { question: '什么时候申请？', answer: answer({ status: 'unanswerable_no_evidence', answer: '没有' }) },
  ])
  expect(whole.answer).toBe('收10元。[1][2]')
  expect(whole.status).toBe('answered_partial')
  expect(whole.notices).toEqual(['“什么时候申请”这一问，政策库中没有查到依据。'])
})

test('an answer without further parts stays as it is', () => {
  expect(joinAnswers(fee, [])).toBe(fee)
  const again = answer({ answer: '“办证”收10元。[1]', citations: [cited(1)] })
  expect(joinAnswers(fee, [{ question: '收费吗', answer: again }])).toBe(fee)
})
