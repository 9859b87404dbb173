import { expect, test } from 'vitest'
import type { AnswerContext } from '../context.ts'
import { checkOutput } from './check-output.ts'

const run = (said: string, quote: string) =>
  checkOutput.run(
    {
      question: '执法队电话多少',
      draft: { sentences: [{ text: said, tokens: ['c1'] }] },
      evidence: { get: () => ({ quote }) },
    } as unknown as AnswerContext,
    new AbortController().signal,
  )

test('a mobile number that the cited document publishes may be said', async () => {
  const said = '值班手机13912345678。'
  expect(await run(said, said)).not.toHaveProperty('stop')
  expect(await run(said, '值班电话另行公布。')).toMatchObject({ stop: { status: 'guardrail_output' } })
})

test('an identity number may not, wherever it stands', async () => {
  const said = '联系人身份证11010519491231002X。'
  expect(await run(said, said)).toMatchObject({ stop: { status: 'guardrail_output' } })
})
