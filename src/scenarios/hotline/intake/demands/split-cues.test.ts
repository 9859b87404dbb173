import { expect, test } from 'vitest'
import { readSplitCues } from './split-cues.ts'

test('words that announce several matters, set one apart or ask for one as well', () => {
  const cues = readSplitCues('说两件事：路灯不亮；还有井盖，也请看看。此外车位也不够。')
  expect(cues).toMatchObject({ several: 1, further: 1, also: 1, semicolons: 1, asks: 0 })
})

test('questions are counted, up to three', () => {
  expect(readSplitCues('想问一下转学要不要户口本，怎么办理，周六行不行，能代办吗').asks).toBe(3)
  expect(readSplitCues('路灯坏了一个月没人修').asks).toBe(0)
})

test('sentences that go on with the same, or turn to another field', () => {
  const story = readSplitCues('物业不修电梯，老人下不了楼。找了物业三回，都说等配件。请督促他们修好。')
  const turns = readSplitCues('物业不修电梯，老人下不了楼。门口的公交班次又减了一半，等四十分钟。')
  expect(story).toMatchObject({ oneSentence: 0, fieldShift: 0, goesOn: 1, wants: 1 })
  expect(turns).toMatchObject({ oneSentence: 0, fieldShift: 1, goesOn: 0, wants: 0 })
  expect(readSplitCues('物业不修电梯').oneSentence).toBe(1)
})
