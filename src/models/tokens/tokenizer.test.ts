import { expect, test } from 'vitest'
import { createTokenizer } from './tokenizer.ts'

const SENTENCE = '符合条件的企业可以申请一次性吸纳就业补贴，标准为每人 1000 元。'

test('counts as the published encodings do', () => {
  const cl100k = createTokenizer('cl100k_base')
  expect(cl100k.count('')).toBe(0)
  expect(cl100k.count('hello world')).toBe(2)
  expect(createTokenizer('o200k_base').count('hello world')).toBe(2)
  expect(cl100k.count('tiktoken is great!')).toBe(6)
})

test('takes special tokens in a text as plain words', () => {
  expect(createTokenizer().count('<|endoftext|>')).toBeGreaterThan(1)
})

test('errs to the safe side for Chinese by default', () => {
  expect(createTokenizer().count(SENTENCE)).toBeGreaterThan(createTokenizer('o200k_base').count(SENTENCE))
})

test('stays fast on a long run without a space, and splits no character', () => {
  const tokenizer = createTokenizer()
  const started = performance.now()
  expect(tokenizer.count('政'.repeat(40_000))).toBeGreaterThan(20_000)
  expect(performance.now() - started).toBeLessThan(5_000)
  expect(tokenizer.count(`${'a'.repeat(255)}😀`)).toBe(
    tokenizer.count('a'.repeat(255)) + tokenizer.count('😀'),
  )
})
