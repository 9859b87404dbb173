import { expect, test } from 'vitest'
import type { CatalogueEntry } from '../item/catalogue.ts'
import { isBareErrand, wantsOtherPaper } from './bare-errand.ts'

test.each<[string, boolean]>([
  ['我想换个证', true],
  ['帮我开张证明', true],
  ['办手续', true],
  ['补办身份证', false],
  ['办证要几天', false],
  ['渔船的证怎么换', false],
])('%s', (question, bare) => expect(isBareErrand(question)).toBe(bare))

test('a paper is not that of an item that gives none', () => {
  const entry = (name: string) => ({ item: { id: 'x', name } }) as unknown as CatalogueEntry
  expect(wantsOtherPaper(entry('海钓补贴申领'), '我要补办证件')).toBe(true)
  expect(wantsOtherPaper(entry('海钓许可证换领'), '我要补办证件')).toBe(false)
  expect(wantsOtherPaper(entry('海钓补贴申领'), '我要办手续')).toBe(false)
})
