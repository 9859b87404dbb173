import { expect, test } from 'vitest'
import { putsCase } from './points-back.ts'

test.each(['农村的呢', '那残疾人家庭呢', '大学生呢', '环卫工呢', '自建房的话呢'])(
  '%s puts another case',
  (turn) => expect(putsCase(turn)).toBe(true),
)

test.each(['那供热呢', '停车费呢', '积分落户怎么算'])('%s names another thing or asks', (turn) =>
  expect(putsCase(turn)).toBe(false),
)
