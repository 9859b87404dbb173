import { expect, test } from 'vitest'
import { HOLLOW } from './demand-words.ts'
import { inOfficialWords, toOfficial } from './official.ts'

const LONG = 60_000

test.each([
  '我',
  '我们',
  '“',
  '”',
  '，',
  '。 ',
  '请',
  '帮我问',
  '能不能',
  '把',
  '要',
  '一',
  '甲',
  '先',
  ' ',
  '！',
])('no demand takes long: %s again and again', (part) => {
  const text = `1${part.repeat(LONG / part.length)}甲Z`
  const started = performance.now()
  for (const frame of ['要求{}', '反映{}的问题', '咨询{}']) toOfficial(text, frame)
  inOfficialWords([{ text, start: 0, end: text.length }], () => '要求{}')
  HOLLOW.test(text.slice(1))
  expect(performance.now() - started).toBeLessThan(2_000)
})
