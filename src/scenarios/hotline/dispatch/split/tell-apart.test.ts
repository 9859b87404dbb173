import { describe, expect, test } from 'vitest'
import { loadCityPack } from '../../../../city/index.ts'
import { createSynonyms } from '../../../../rag/lexicon/synonyms.ts'
import { temperatureOf } from '../advise.ts'
import { openDispatchCity } from '../dispatch-city.ts'
import { extractFeatures } from '../ranker/features.ts'
import { loadHomeLibrary, TRAINED_DIR } from '../evidence/home-library.ts'
import { scoreCandidates } from '../ranker/ranker.ts'
import { softmax } from '../ranker/softmax.ts'
import { loadSplitModel } from './split-model.ts'
import { tellApart } from './tell-apart.ts'
import { loadDispatchModel } from '../ranker/trained-model.ts'

const pack = await loadCityPack(null)
const home = await loadHomeLibrary()
const synonyms = createSynonyms(pack.synonyms)
const { words, rulePrecision } = await loadDispatchModel([TRAINED_DIR])
const model = await loadSplitModel(TRAINED_DIR)
const city = await openDispatchCity({ pack, home, tickets: home.tickets, synonyms, vectors: null })
const adviser = { city, ranker: words, rulePrecision, synonyms }

async function weigh(text: string, opinion: number, worded = false, district: string | null = null) {
  const query = await city.query(text)
  const { features } = extractFeatures(city, { query, district })
  const shares = softmax(scoreCandidates(words, features), temperatureOf(adviser))
  const judge = { model, opinion: () => opinion }
  return { query, told: tellApart(adviser, { query, district, shares }, judge, worded) }
}

const TWO =
  '老板拖欠我们三个月工资，十几个人都没有拿到钱。宿舍隔壁的工厂半夜往河里偷排污水，河水发黑死了很多鱼。'
const ONE = '老板拖欠我们三个月工资，十几个人都没有拿到钱。工资卡也被他收走，社保从来没有给我们交过。'

describe('tellApart', () => {
  test('finds where the matter of another department begins, and both leads', async () => {
    const { query, told } = await weigh(TWO, 0.5)
    const turn = told.turn()!
    expect(query.text.slice(turn.start, turn.start + 2)).toBe('宿舍')
    expect(turn.sides.map(({ lead }) => lead)).toEqual(['市人力资源社会保障局', '市生态环境局'])
    expect(turn.sides[1].query.text).toMatch(/^宿舍/)
  })
  test('finds none where all is one department’s, or where the wording is of one matter', async () => {
    expect((await weigh(ONE, 0.5)).told.turn()).toBeNull()
    const site = '工地半夜打桩吵得睡不着，打了几次电话没人管。渣土车把门口的路面压坏了，全是坑。'
    expect((await weigh(site, 0.5)).told.turn()).not.toBeNull()
    expect((await weigh(site, -3)).told.turn()).toBeNull()
  })
  test('asks more of matters that words set apart when they have the same lead', async () => {
    const { told } = await weigh(TWO, -1, true)
    expect(told.worded(false)).toBe(true)
    expect((await weigh(ONE, -1, true)).told.worded(true)).toBe(false)
  })
  test('believes who says that there are several, where their leads differ', async () => {
    expect((await weigh(ONE, -3, true)).told.worded(false)).toBe(false)
    const { told } = await weigh(`我反映两件事：${ONE}`, -3, true)
    expect(told.worded(false)).toBe(true)
    expect(told.worded(true)).toBe(false)
  })
  test('tells a matter of the place’s government from a department’s', async () => {
    const text = '长礁镇北礁村村务不公开，村委会的账三年没贴。另外，澄湾区望湾街道的公交52路老是不进站。'
    expect((await weigh(text, -0.3, true, '望潮区')).told.worded(false)).toBe(true)
  })
})
