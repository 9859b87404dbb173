import { describe, expect, test } from 'vitest'
import { loadCityPack, type DispatchRule } from '../../../../city/index.ts'
import { classNamed } from '../../intake/danger/hazards.ts'
import { createSynonyms } from '../../../../rag/lexicon/synonyms.ts'
import { hitRules, withOfficialTerms } from './rules.ts'

const pack = await loadCityPack(null)

describe('rules', () => {
  const rule = (
    id: string,
    when: Partial<DispatchRule['when']>,
    extra: Partial<DispatchRule> = {},
  ): DispatchRule => ({
    id,
    name: id,
    priority: 50,
    validFrom: null,
    validTo: null,
    basis: null,
    when: { any: [], all: [], none: [], district: [], category: [], danger: [], activeMonths: [], ...when },
    then: {
      department: '市公安局',
      co: [],
      urgency: null,
      transfer: [],
      sensitive: false,
      reject: false,
      confidential: false,
      advice: null,
    },
    ...extra,
  })
  const hits = (rules: DispatchRule[], text: string, extra: object = {}): string[] =>
    hitRules(
      { ...pack, rules },
      { text, district: null, category: [], dangers: [], asOf: '2026-06-01', ...extra },
    ).map(({ rule: { id } }) => id)

  test('any, all with alternatives, and none', () => {
    const noise = rule('R', { any: ['施工', '工地'], all: ['半夜|凌晨'], none: ['抢修'] })
    expect(hits([noise], '工地凌晨打桩')).toEqual(['R'])
    expect(hits([noise], '工地白天打桩')).toEqual([])
    expect(hits([noise], '半夜唱歌')).toEqual([])
    expect(hits([noise], '半夜施工，说是抢修')).toEqual([])
  })

  test('dates are inclusive, months and districts must fit, the highest priority comes first', () => {
    const dated = rule('D', { any: ['捕鱼'] }, { validFrom: '2026-05-01', validTo: '2026-06-01' })
    expect(hits([dated], '捕鱼')).toEqual(['D'])
    expect(hits([dated], '捕鱼', { asOf: '2026-06-02' })).toEqual([])
    expect(hits([rule('M', { any: ['供热'], activeMonths: [11] })], '供热')).toEqual([])
    const district = pack.districts[0]!.name
    expect(hits([rule('P', { any: ['路'], district: [district] })], '路')).toEqual([])
    expect(hits([rule('P', { any: ['路'], district: [district] })], '路', { district })).toEqual(['P'])
    expect(hits([rule('L', { any: ['路'] }), rule('H', { any: ['路'] }, { priority: 90 })], '路')).toEqual([
      'H',
      'L',
    ])
  })

  test('words that are taken back do not count', () => {
    const night = rule('N', { all: ['打桩', '夜里'] })
    expect(hits([night], '夜里还在打桩')).toEqual(['N'])
    expect(hits([night], '白天打桩，不是夜里，是整个白天')).toEqual([])
    expect(hits([rule('F', { any: ['着火'] })], '热水器点不着火')).toEqual([])
  })

  test('words of another matter do not count where the rule says what it is about', () => {
    const smoke = rule('S', { any: ['烧烤'], category: ['油烟扰民'] })
    const about = (category: string[]): object => ({ category })
    expect(hits([smoke], '楼下烧烤的烟灌进来', about(['城市管理', '油烟扰民', '露天烧烤']))).toEqual(['S'])
    expect(hits([smoke], '烧烤店欠我工钱', about(['劳动和社会保障', '欠薪']))).toEqual([])
  })

  test('official terms stand for words that are meant, not for those taken back', () => {
    const synonyms = createSynonyms(new Map([['油烟味', ['餐饮油烟']]]))
    expect(withOfficialTerms('满屋油烟味', synonyms)).toBe('满屋油烟味\n餐饮油烟')
    expect(withOfficialTerms('家里没有油烟味，是地漏臭', synonyms)).toBe('家里没有油烟味，是地漏臭')
  })

  test('the placeholder of a zone is no county', () => {
    const zone = rule('Z', { any: ['物业'] })
    zone.then.department = '管委会'
    const at = (district: string) =>
      hitRules(
        { ...pack, rules: [zone] },
        { text: '物业', district, category: [], dangers: [], asOf: '2026-06-01' },
      )[0]!.department
    expect(at('晏海高新技术产业开发区')).toBe('高新区管委会')
    expect(at('澄湾区')).toBeNull()
  })

  test('the rules of the sample city name dangers that intake knows, and one leads however it is worded', () => {
    const named = pack.rules.flatMap(({ when }) => when.danger)
    expect(named.filter((name) => classNamed(name) === null)).toEqual([])
    expect(hits(pack.rules, '有个后生在塔吊上不肯下来', { dangers: ['轻生'] })).toEqual(['R21'])
    expect(hits(pack.rules, '有人从礁石上滑下去，海浪大', { dangers: ['落水溺水'] })[0]).toBe('R22')
  })
})
