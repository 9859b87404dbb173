import { expect, test } from 'vitest'
import { findParts } from './split-parts.ts'

test('clauses are joined until they are long enough, each part knows where it begins', () => {
  const text = '路灯坏了，晚上看不见路，孩子摔了一跤。门口的垃圾一周没有人来收。'
  const parts = findParts(text)
  expect(parts.length).toBeGreaterThan(1)
  for (const { text: words, start } of parts) expect(text.startsWith(words.slice(0, 4), start)).toBe(true)
})

test('a text of one stretch has no parts', () => {
  expect(findParts('路灯坏了，请修')).toEqual([])
})

test('a part ends with its sentence, unless that is too short to say anything', () => {
  const texts = (text: string): string[] => findParts(text).map((part) => part.text)
  expect(texts('小区西门的道闸坏了两个月，没人修。再说一件，河边的护栏断了一大截。')).toEqual([
    '小区西门的道闸坏了两个月，没人修',
    '再说一件，河边的护栏断了一大截',
  ])
  expect(texts('您好。单元楼的化粪池满了往外冒，都顺着坡流到马路上去了没人管。')).toEqual([
    '您好，单元楼的化粪池满了往外冒',
    '都顺着坡流到马路上去了没人管',
  ])
})

test('nothing at the end of a long ticket is lost', () => {
  const story = '我们这栋楼的电梯又停了，打电话给维保，说配件没有到货。'.repeat(12)
  const parts = findParts(`${story}另外，后面的排洪沟让人填了。`)
  expect(parts.length).toBeLessThan(20)
  expect(parts.at(-1)!.text).toBe('另外，后面的排洪沟让人填了')
})
