import { describe, expect, test } from 'vitest'
import { loadCityPack, type CityPack } from '../../../city/index.ts'
import { createSynonyms } from '../../../rag/lexicon/synonyms.ts'
import type { PastTicket } from '../types.ts'
import { advise } from './advise.ts'
import { calibrationError, fitTemperature, fitThreshold } from './ranker/calibrate.ts'
import { coHandlers } from './co-departments.ts'
import { openDispatchCity } from './dispatch-city.ts'
import { extractFeatures, WORD_FEATURES } from './ranker/features.ts'
import { guessCategory } from './guess-category.ts'
import { labelTickets } from './ranker/labelled-cases.ts'
import { mattersOfPack } from './matters.ts'
import { softmax } from './ranker/softmax.ts'
import { splitParts } from './split/split-parts.ts'
import { placeRemover } from './ranker/text-space.ts'
import { createTransfer } from './ranker/transfer.ts'
import { pastTicket } from '../../../../test/support/past-ticket.ts'

const pack = await loadCityPack(null)
const synonyms = createSynonyms(new Map())

const past = (id: string, text: string, department: string, extra: Partial<PastTicket> = {}): PastTicket =>
  pastTicket(id, text, department, { reported_at: '2026-05-06T09:00:00+08:00', ...extra })

const TICKETS = [
  past('p1', '楼上水管漏水泡了天花板，物业一直不来修', '市住房城乡建设局', {
    co_departments: ['市水务集团'],
    category: ['城乡建设', '物业管理'],
  }),
  past('p2', '老板三个月没发工资，打电话不接', '市人力资源社会保障局', {
    category: ['劳动和社会保障', '欠薪'],
  }),
  past('p3', '路口红绿灯时间太短，老人过不去', '市交警支队', {
    category: ['交通管理', '交通秩序'],
    outcome: { status: '退回', returned_from: '市城市管理局', satisfaction: '未评价' },
  }),
]
const home = { pack, matters: mattersOfPack(pack), tickets: TICKETS }
const open = (of: CityPack = pack) =>
  openDispatchCity({ pack: of, home, tickets: TICKETS, synonyms, vectors: null })

describe('features', () => {
  test('a past ticket votes for who really took it, but never for itself', async () => {
    const city = await open()
    const query = await city.query('老板拖着工资三个月没发')
    const slot = city.candidates.indexOf('市人力资源社会保障局')
    const votes = extractFeatures(city, { query, district: null }).features.ticket_words_vote
    expect(votes.indexOf(Math.max(...votes))).toBe(slot)
    const without = extractFeatures(city, { query, district: null, exclude: new Set(['p2']) }).features
    expect(without.ticket_words[slot]).toBe(0)
    for (const { id, table, label } of await labelTickets(city, 2))
      expect([id, table.ticket_words[label]]).toEqual([id, 0])
  })

  test('a department that gave back a similar ticket is marked', async () => {
    const city = await open()
    const query = await city.query('红绿灯时间太短')
    const { returned } = extractFeatures(city, { query, district: null }).features
    expect(returned[city.candidates.indexOf('市城市管理局')]).toBeGreaterThan(0.2)
    expect(returned[city.candidates.indexOf('市交警支队')]).toBe(0)
  })

  test('what villages settle goes to the government of the place, and to no other', async () => {
    const city = await open()
    const query = await city.query('村级事务和村务公开没人管，农村道路人居环境')
    const { features } = extractFeatures(city, { query, district: '青砚县' })
    const [own, other] = ['青砚县人民政府', '鹿屿县人民政府'].map((name) => city.candidates.indexOf(name))
    expect(features.stated_words[own!]).toBeGreaterThan(features.stated_words[other!]!)
    expect(features.local[own!]).toBe(1)
    expect(features.local[other!]).toBe(0)
  })

  test('places are taken out before texts are compared', () => {
    const bare = placeRemover(pack)
    expect(bare('澄湾区海棠街道路灯不亮')).not.toMatch(/澄湾|海棠/)
    expect(bare('路灯不亮')).toBe('路灯不亮')
  })

  test('parts are long enough to say something', () => {
    expect(splitParts('路灯坏了')).toEqual([])
    const parts = splitParts('我家住三楼，楼下开了烧烤店，油烟往上窜，晚上睡不着，物业说管不了。')
    expect(parts.length).toBeGreaterThan(1)
    for (const part of parts.slice(0, -1)) expect(part.length).toBeGreaterThanOrEqual(12)
  })
})

describe('who takes part and what it is', () => {
  const guess = async (text: string, lead: string) => {
    const city = await open()
    const query = await city.query(text)
    const scoring = extractFeatures(city, { query, district: null })
    const shares = Float64Array.from(city.candidates, (name) => (name === lead ? 0.9 : 0.002))
    return { city, query, scoring, shares }
  }

  test('a category is told from names, past tickets and who is likely to handle it', async () => {
    const { city, query, scoring, shares } = await guess('公司欠着三个月工资不发', '市人力资源社会保障局')
    expect(guessCategory(city, query, scoring, shares).path.slice(0, 2)).toEqual(['劳动和社会保障', '欠薪'])
  })

  test('whoever took part in most of the nearest cases is proposed, not whoever did once', async () => {
    const helpedIn = async (count: number): Promise<string[]> => {
      const tickets = Array.from({ length: 8 }, (_, at) =>
        past(`h${at}`, `楼上水管漏水泡了${at + 1}间屋，物业不修`, '市住房城乡建设局', {
          co_departments: at < count ? ['市水务集团'] : [],
        }),
      )
      const city = await openDispatchCity({ pack, home, tickets, synonyms, vectors: null })
      const scoring = extractFeatures(city, { query: await city.query('物业不修漏水的水管'), district: null })
      const shares = Float64Array.from(city.candidates, () => 0.002)
      const lead = city.candidates.indexOf('市住房城乡建设局')
      return coHandlers(city, scoring, shares, { lead, district: null }).map((slot) => city.candidates[slot]!)
    }
    expect(await helpedIn(8)).toEqual(['市水务集团'])
    expect(await helpedIn(0)).toEqual([])
  })

  test('who is likely for the ticket itself takes part sooner', async () => {
    const { city, scoring, shares } = await guess('物业不修漏水的水管', '市住房城乡建设局')
    const lead = city.candidates.indexOf('市住房城乡建设局')
    const coSlots = city.coSlots.map(() => [])
    const alone = { ...city, coSlots }
    expect(coHandlers(alone, scoring, shares, { lead, district: null })).toEqual([])
    const helper = city.candidates.indexOf('市水务集团')
    shares[helper] = 0.5
    expect(coHandlers(city, scoring, shares, { lead, district: null })).toEqual([helper])
  })
})

describe('another city', () => {
  const other: CityPack = {
    ...pack,
    id: 'other',
    name: '青州市',
    aliases: [],
    rules: [],
    departments: [
      {
        ...pack.departments[0]!,
        short: '市公安局',
        name: '市公安局',
        aliases: ['交警'],
        former: [],
        boundaries: [],
      },
      {
        ...pack.departments[0]!,
        short: '市住建局',
        name: '市住建局',
        aliases: ['住建局'],
        former: [],
        boundaries: [],
        keywords: [],
        duties: ['物业', '供热', '燃气'].map((text) => ({ text, basis: null })),
      },
    ],
  }

  test('departments carry over by alias, then by what they do', () => {
    const words = (text: string) => new Set(text)
    const likeness = (left: readonly string[], right: readonly string[]) =>
      left.map((a) =>
        right.map((b) => [...words(b)].filter((char) => words(a).has(char)).length / words(b).size),
      )
    const transfer = createTransfer(pack, other, likeness)
    expect(transfer.get('市交警支队')).toEqual([{ name: '市公安局', share: 1 }])
    expect(transfer.get('市住房城乡建设局')).toEqual([{ name: '市住建局', share: 1 }])
    expect(transfer.get('市热力集团')![0]!.name).toBe('市住建局')
    expect(transfer.get('澄湾区人民政府')).toEqual([{ name: '区县政府', share: 1 }])
  })

  test('advice names departments of that city only, and quotes nothing of the home city', async () => {
    const city = await open(other)
    expect(city.foreign).toBe(true)
    const ranker = {
      features: [...WORD_FEATURES],
      weights: WORD_FEATURES.map(() => 0.5),
      temperature: 1,
      foreignTemperature: 1,
      threshold: 0.99,
    }
    const text = '物业不来修水管，供热也不行'
    const subject = { text, query: await city.query(text), district: null, category: [], asOf: '2026-06-01' }
    const advice = advise({ city, ranker, rulePrecision: 0.9, synonyms }, { ...subject, accepted: true })
    expect(advice.status).toBe('abstained')
    expect(advice.suggestions.map(({ department }) => department).sort()).toEqual(['市住建局', '市公安局'])
    expect(advice.suggestions[0]!.department).toBe('市住建局')
  })
})

describe('advice at home', () => {
  test('a rule wins and is shown with its basis', async () => {
    const city = await open()
    const ranker = {
      features: [...WORD_FEATURES],
      weights: WORD_FEATURES.map(() => 5),
      temperature: 1,
      foreignTemperature: 1,
      threshold: 0.3,
    }
    const text = '小区有人从窗户拉飞线给电动车充电'
    const category = ['应急消防', '电动自行车充电', '飞线充电']
    const subject = { text, query: await city.query(text), district: null, category, asOf: '2026-06-01' }
    const advice = advise({ city, ranker, rulePrecision: 0.95, synonyms }, { ...subject, accepted: true })
    const [first, second] = advice.suggestions
    expect(first).toMatchObject({ department: '市消防救援支队', confidence: 0.95 })
    expect(first!.reason).toContain('飞线')
    expect(first!.basis[0]).toMatchObject({ kind: 'rule', source: 'rules.yaml' })
    const duties = new Map(
      city.pack.departments.flatMap(({ duties }) => duties.map((d) => [d.text, d.basis])),
    )
    const cited = advice.suggestions.flatMap(({ basis }) => basis).filter(({ path }) => / 职责 \d/.test(path))
    expect(cited.length).toBeGreaterThan(0)
    for (const { quote, document } of cited) expect(document).toBe(duties.get(quote))
    expect(first!.basis[0]!.document).toBe(city.pack.rules.find(({ id }) => id === 'R11')!.basis)
    expect(advice.rules[0]!.id).toBe('R11')
    expect(advice.coDepartments).toContain('市住房城乡建设局')
    expect(second!.confidence).toBeLessThan(0.06)
    expect(advice.level).toBe('市级')
  })
})

describe('calibration', () => {
  test('shares sum to 1 and the temperature softens them', () => {
    const scores = Float64Array.of(2, 1, 0)
    expect(softmax(scores).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
    expect(softmax(scores, 3)[0]).toBeLessThan(softmax(scores)[0]!)
  })

  test('overconfident scores get a higher temperature', () => {
    const sure = { scores: Float64Array.of(6, 0), label: 0 }
    const wrong = { scores: Float64Array.of(6, 0), label: 1 }
    expect(fitTemperature([sure, wrong])).toBeGreaterThan(fitTemperature([sure, sure]))
  })

  test('the error is the gap between confidence and truth', () => {
    const outcomes = [1, 2, 3, 4].map((at) => ({ confidence: 0.75, right: at !== 1 }))
    expect(calibrationError(outcomes)).toBeCloseTo(0)
    expect(calibrationError(outcomes.map((outcome) => ({ ...outcome, right: false })))).toBeCloseTo(0.75)
  })

  test('the threshold keeps the precision asked for', () => {
    const outcomes = [0.9, 0.8, 0.7, 0.6].map((confidence) => ({ confidence, right: confidence > 0.65 }))
    expect(fitThreshold(outcomes, 1)).toBe(0.7)
    expect(
      fitThreshold(
        outcomes.map((outcome) => ({ ...outcome, right: false })),
        0.8,
      ),
    ).toBe(1)
  })
})
