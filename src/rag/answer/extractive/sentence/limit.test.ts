import { expect, test } from 'vitest'
import { withinLimit } from './limit.ts'

const sentence = (text: string) => ({ text, tokens: ['t'] })

test('sentences that have no room are left out, with all that follow', () => {
  const [long, short] = [sentence('长'.repeat(30)), sentence('短句。')]
  expect(withinLimit([short, long, short], 40)).toEqual([short])
  expect(withinLimit([short, short], 40)).toEqual([short, short])
})

test('a first sentence that is too long ends at the last item that fits', () => {
  const [only] = withinLimit([sentence('一类10元；二类20元；三类30元。')], 20)
  expect(only?.text).toBe('一类10元；二类20元。')
})
