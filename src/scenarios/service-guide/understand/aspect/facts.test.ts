import { expect, test } from 'vitest'
import { factsIn } from './facts.ts'

test.each([
  ['我今年六十八岁', ['年龄']],
  ['十二个年头了', ['居住时间']],
  ['住院二十一年', ['居住时间']],
  ['8个月', ['居住时间']],
])('%s tells of %s', (text, facts) => expect(factsIn(text)).toEqual(facts))

test.each(['一', '1', '十', '有'])('no text takes long: %s again and again', (part) => {
  const started = performance.now()
  factsIn(`${part.repeat(100_000)}甲`)
  expect(performance.now() - started).toBeLessThan(1_000)
})
