import { expect, test } from 'vitest'
import { readSplitCues } from './split-cues.ts'

test('words that announce several matters, set one apart or ask for one as well', () => {
  const cues = readSplitCues('说两件事：路灯不亮；还有井盖，也请看看。此外车位也不够。')
  expect(cues).toEqual({ several: 1, further: 1, also: 1, semicolons: 1, asks: 0 })
})

test('questions are counted, up to three', () => {
  expect(readSplitCues('想问一下转学要不要户口本，怎么办理，周六行不行，能代办吗').asks).toBe(3)
  expect(readSplitCues('路灯坏了一个月没人修').asks).toBe(0)
})
