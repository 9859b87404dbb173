import { expect, test } from 'vitest'
import { withinLimit } from './limit.ts'

const sentence = (text: string) => ({ text, tokens: ['t'] })

test('sentences that have no room are left out, with all that follow', () => {
  const [long, short] = [sentence('长'.repeat(30)), sentence('短句。')]
  expect(withinLimit([short, long, short], 40)).toEqual({ sentences: [short], whole: false })
  expect(withinLimit([short, short], 40)).toEqual({ sentences: [short, short], whole: true })
})

test('a first sentence that is too long ends at the last item that fits', () => {
  const { sentences, whole } = withinLimit([sentence('一类10元；二类20元；三类30元。')], 20)
  expect(sentences[0]?.text).toBe('一类10元；二类20元。')
  expect(whole).toBe(false)
})

test('a figure is not cut', () => {
  const [only] = withinLimit([sentence(`${'长'.repeat(20)}，每人一次给予1200元的补贴。`)], 34).sentences
  expect(only?.text).toBe(`${'长'.repeat(20)}。`)
  const [bare] = withinLimit([sentence(`${'长'.repeat(20)}给予1200元`)], 29).sentences
  expect(bare?.text).toBe(`${'长'.repeat(20)}给予…`)
})
