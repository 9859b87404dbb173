import { beforeAll, describe, expect, test } from 'vitest'
import { loadCityPack, type CityPack } from '../../../city/index.ts'
import { createSynonyms } from '../../../rag/lexicon/synonyms.ts'
import type { DispatchAdvice } from '../types.ts'
import { readAccusation } from './rules/accused.ts'
import { advise } from './advise.ts'
import { openDispatchCity, type DispatchCity } from './dispatch-city.ts'
import { WORD_FEATURES } from './ranker/features.ts'
import { mattersOfPack } from './matters.ts'

const synonyms = createSynonyms(new Map())
const ranker = {
  features: [...WORD_FEATURES],
  weights: WORD_FEATURES.map(() => 5),
  temperature: 1,
  foreignTemperature: 1,
  threshold: 0.3,
}
let pack: CityPack
let city: DispatchCity
beforeAll(async () => {
  pack = await loadCityPack(null)
  const home = { pack, matters: mattersOfPack(pack), tickets: [] }
  city = await openDispatchCity({ pack, home, tickets: [], synonyms, vectors: null })
})
const adviceOn = async (text: string, district: string | null = null): Promise<DispatchAdvice> => {
  const accusation = readAccusation(text, null, pack)
  const read = { query: await city.query(text), district, category: [], asOf: '2026-06-01' }
  const subject = { ...read, text, accusation }
  return advise({ city, ranker, rulePrecision: 0.95, synonyms }, { ...subject, accepted: true })
}

describe('advice', () => {
  test('rests on duties of the department that is suggested, not of its neighbours', async () => {
    const { suggestions } = await adviceOn('村里的农村道路和饮水没人管，人居环境整治', '青砚县')
    expect(suggestions[0]!.department).toBe('青砚县人民政府')
    for (const { department, basis } of suggestions)
      for (const { path } of basis.filter(({ source }) => source === pack.files.departments))
        if (!path.startsWith('边界')) expect(path.split(' ')[0]).toBe(department)
  })

  test('quotes an everyday word only where it was said', async () => {
    const words = new Map(pack.departments.map(({ short, keywords }) => [short, keywords]))
    const text = '小区门口的路灯坏了三天，夜市摊位吵得睡不着'
    for (const { department, basis } of (await adviceOn(text)).suggestions)
      for (const { quote } of basis) if (words.get(department)!.includes(quote)) expect(text).toContain(quote)
  })

  test('says what the librarian of a rule advises', async () => {
    const { status, suggestions } = await adviceOn('欠我的工钱，已经起诉了，法院还没有开庭，想再催一催')
    expect(status).toBe('not_accepted')
    expect(suggestions[0]!.reason).toContain('告知法定途径')
    expect(suggestions[0]!.basis[0]!.quote).toContain('告知法定途径')
  })

  test('lists nobody beyond the first three without a share worth naming', async () => {
    const { suggestions } = await adviceOn('隔壁工地晚上十二点还在打桩，噪声太大睡不着觉')
    expect(suggestions.length).toBeGreaterThan(0)
    for (const { confidence } of suggestions.slice(3)) expect(confidence).toBeGreaterThanOrEqual(0.005)
  })

  test('never lets a department lead what it is accused of', async () => {
    const text = '举报市城市管理局执法队员收了摊主的烟，占道经营和违法建设报了几次都不查'
    const plain = await adviceOn('占道经营和违法建设报了几次都不查')
    expect(plain.suggestions[0]!.department).toBe('市城市管理局')
    expect(plain).not.toHaveProperty('warnings')
    const { status, suggestions, coDepartments, warnings } = await adviceOn(text)
    expect(status).toBe('abstained')
    expect([...suggestions.map(({ department }) => department), ...coDepartments]).not.toContain(
      '市城市管理局',
    )
    expect(warnings).toEqual([expect.stringMatching(/市城市管理局.*会商/)])
  })

  test('sends an accusation to whoever the pack says is above', async () => {
    const { status, suggestions, warnings } = await adviceOn('燃气公司的安检员收了好处，私改燃气管道也签合格')
    expect([status, suggestions[0]!.department]).toEqual(['suggested', '市国资委'])
    expect(suggestions[0]!.reason).toContain('市燃气集团')
    expect(suggestions.map(({ department }) => department)).not.toContain('市燃气集团')
    expect(warnings![0]).toContain('市国资委')
  })

  test.each(['啊啊啊啊123456', '喂，你好，在吗', '……', '［姓名］［手机号］'])(
    'names nobody where nothing was said: %s',
    async (text) => {
      expect(await adviceOn(text)).toMatchObject({ status: 'abstained', suggestions: [], rules: [] })
    },
  )
})
