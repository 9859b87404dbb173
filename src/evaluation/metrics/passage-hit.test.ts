import { expect, it } from 'vitest'
import { passageHolds } from './passage-hit.ts'

it.each([
  ['窗口：周一至周五 9:00 开放', '周一至周五9:00', true],
  ['窗口：周一至周五', '周一至周六', false],
  ['甲'.repeat(390) + '周一至周五', '周一至周五', true],
  ['甲'.repeat(396) + '周一至周五', '周一至周五', false],
  ['乙'.repeat(60), '乙'.repeat(60) + '丙', true],
  ['乙'.repeat(59), '乙'.repeat(60), false],
  ['文', ' ', false],
])('case %#', (passage, answer, hit) => expect(passageHolds(passage, answer)).toBe(hit))
