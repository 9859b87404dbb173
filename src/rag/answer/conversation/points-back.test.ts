import { expect, test } from 'vitest'
import { putsCase } from './points-back.ts'

test.each(['农村的呢', '那残疾人家庭呢', '大学生呢', '环卫工呢', '自建房的话呢'])(
  '%s puts another case',
  (turn) => expect(putsCase(turn)).toBe(true),
)

test.each([
  ['那养犬的呢', ['养犬']],
  ['渔船检验的呢', ['渔船', '检验']],
])('%s names another thing that the library has documents on', (turn, subjects) => {
  expect(putsCase(turn, subjects)).toBe(false)
  expect(putsCase(turn)).toBe(true)
})

test.each([
  ['那残疾人的呢', ['残疾人']],
  ['三轮渔船的呢', ['渔船']],
])('%s puts another case, whatever the library has on it', (turn, subjects) =>
  expect(putsCase(turn, subjects)).toBe(true),
)

test.each(['那供热呢', '停车费呢', '积分落户怎么算'])('%s names another thing or asks', (turn) =>
  expect(putsCase(turn)).toBe(false),
)
