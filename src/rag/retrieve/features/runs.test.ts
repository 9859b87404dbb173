import { expect, test } from 'vitest'
import { runFeatures } from './runs.ts'

test('a quotation is a whole run, whatever white space and punctuation stand in it', () => {
  expect(runFeatures('渔港船只停泊管理', '第一条 渔港、船只 停泊管理。')).toEqual({ phrase: 1, runs: 1 })
})

test('words that stand together count more than the same words apart', () => {
  const together = runFeatures('渔港停泊申请', '渔港停泊，申请')
  const apart = runFeatures('渔港停泊申请', '申请后停泊于渔港')
  expect(together.runs).toBe(1)
  expect(apart.runs).toBeLessThan(0.5)
  expect(apart.phrase).toBeLessThan(together.phrase)
})

test('nothing shared, or nothing to share, is 0', () => {
  expect(runFeatures('渔港', '林木采伐')).toEqual({ phrase: 0, runs: 0 })
  expect(runFeatures('渔', '渔港').runs).toBe(0)
  expect(runFeatures('？', '渔港')).toEqual({ phrase: 0, runs: 0 })
})
