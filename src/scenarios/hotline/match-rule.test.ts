import { describe, expect, test } from 'vitest'
import type { DispatchRule } from '../../city/types.ts'
import { matchRule, type RuleCase } from './match-rule.ts'

const rule = (when: Partial<DispatchRule['when']>, valid: [string | null, string | null] = [null, null]) =>
  ({
    id: 'R',
    when: { any: [], all: [], none: [], district: [], category: [], danger: [], activeMonths: [], ...when },
    validFrom: valid[0],
    validTo: valid[1],
  }) as unknown as DispatchRule
const subject = (text: string, more: Partial<RuleCase> = {}): RuleCase => ({
  text,
  district: null,
  category: [],
  dangers: [],
  asOf: '2026-09-02',
  ...more,
})

describe('a librarian’s rule', () => {
  test('gives the words that made it hit', () => {
    expect(matchRule(rule({ any: ['油烟', '烧烤|烤串'] }), subject('楼下烤串摊冒烟'))).toEqual(['烤串'])
    expect(matchRule(rule({ all: ['工地|施工', '夜里'] }), subject('夜里施工'))).toEqual(['施工', '夜里'])
    expect(matchRule(rule({ all: ['工地', '夜里'] }), subject('夜里唱歌'))).toBeNull()
    expect(matchRule(rule({ any: ['狗'], none: ['热狗'] }), subject('卖热狗'))).toBeNull()
  })

  test('takes words as they are, whatever characters they hold', () => {
    expect(matchRule(rule({ any: ['（12345', '(电话'] }), subject('(电话没人接'))).toEqual(['(电话'])
    expect(matchRule(rule({ any: ['1.5米'] }), subject('115米'))).toBeNull()
  })

  test('holds in its time, months, districts and categories', () => {
    expect(matchRule(rule({ any: ['狗'] }, ['2026-10-01', null]), subject('狗'))).toBeNull()
    expect(matchRule(rule({ any: ['狗'] }, [null, '2026-09-02']), subject('狗'))).toEqual(['狗'])
    expect(matchRule(rule({ any: ['狗'], activeMonths: [1] }), subject('狗'))).toBeNull()
    expect(matchRule(rule({ any: ['狗'], activeMonths: [1] }), subject('狗', { asOf: null }))).toEqual(['狗'])
    expect(matchRule(rule({ any: ['狗'], district: ['甲区'] }), subject('狗'))).toBeNull()
    expect(
      matchRule(rule({ any: ['狗'], category: ['养犬'] }), subject('狗', { category: ['养犬'] })),
    ).toEqual(['养犬', '狗'])
  })

  test('looks on where a place does not count', () => {
    const later = (span: { start: number }): boolean => span.start > 0
    expect(matchRule(rule({ any: ['着火'] }), subject('着火了又着火'), later)).toEqual(['着火'])
    expect(matchRule(rule({ any: ['着火'] }), subject('着火了'), later)).toBeNull()
  })

  test('can ask for a danger that the ticket tells of, whatever the words', () => {
    const fire = rule({ danger: ['火情'] })
    expect(matchRule(fire, subject('楼上窜出火苗了', { dangers: ['火情'] }))).toEqual(['火情'])
    expect(matchRule(fire, subject('去年着过火'))).toBeNull()
  })
})
