import { expect, test } from 'vitest'
import type { Embedder } from '../../models/ports.ts'
import { considerQuestion } from './consider.ts'
import type { ServiceGuideDeps } from './deps.ts'
import { buildCatalogue } from './understand/item/catalogue.ts'
import { loadSameWords } from './understand/words/same-words.ts'

const item = {
  id: 'mooring',
  name: '渔港泊位补贴申领',
  aliases: ['泊位补贴'],
  faq: [{ q: '偷着转租了还有补贴吗？', a: '取消当年补贴。' }],
}
const others = [
  '信鸽登记',
  '古树认养',
  '校车备案',
  '礼堂预订',
  '渡船包租',
  '井盖报修',
  '苗圃验收',
  '车棚分配',
].map((name) => ({ id: name, name }))
const knowledge = {
  catalogue: buildCatalogue([item, ...others].map((one) => ({ id: one.id, source: '', item: one }))),
  same: loadSameWords(),
  districts: [],
  expand: () => [],
}

/** An embedder to which every two texts mean the same. */
const alike = (embedSentences: () => Promise<Float32Array[]>): Embedder =>
  ({ id: 'alike', dimensions: 1, embedSentences }) as unknown as Embedder

const consider = async (question: string, embedder: Embedder | null) => {
  const deps = { embedder, districts: [], normalise: (text: string) => text, timeoutMs: 1_000 }
  const view = { regions: [], documents: new Map() }
  const { now } = await considerQuestion({ question }, knowledge, view, deps as unknown as ServiceGuideDeps)
  return now
}
const printed = async (question: string, embedder: Embedder | null): Promise<boolean> =>
  (await consider(question, embedder)).printed

test('a printed question in other words is known by its meaning, and only where no field is asked for', async () => {
  const one = alike(() => Promise.resolve([new Float32Array([1]), new Float32Array([1])]))
  expect(await printed('泊位补贴拿了，暗地里给别人用会怎样', null)).toBe(false)
  expect(await printed('泊位补贴拿了，暗地里给别人用会怎样', one)).toBe(true)
  expect(await printed('泊位补贴要带什么材料', one)).toBe(false)
})

test('a question is considered by its words when there are no vectors to be had', async () => {
  const failing = alike(() => Promise.reject(new Error('gone')))
  expect(await printed('泊位补贴拿了，暗地里给别人用会怎样', failing)).toBe(false)
})

test.each([
  ['礼堂音响归谁管', 'none', 'a thing beside part of a name is another matter'],
  ['礼堂停电了', 'none', 'part of a name, and no field of it'],
  ['礼堂预订归谁管', 'one', 'the whole name'],
  ['礼堂归谁管', 'one', 'nothing beside it'],
  ['礼堂预订的音响归谁管', 'one', 'the whole name, whatever stands beside it'],
])('%s is of kind %s', async (question, kind) => {
  expect((await consider(question, null)).kind).toBe(kind)
})

test('a thing of the library that is put as a case is none of the item spoken of', async () => {
  const titles = ['供热', '路灯', ...Array.from({ length: 60 }, () => '年报')]
  const documents = new Map(titles.map((title, i) => [`d${i}`, { title: `${title}办法`, topics: [title] }]))
  const after = async (question: string) => {
    const request = { question, history: [{ role: 'user' as const, content: '泊位补贴要带什么材料' }] }
    const deps = { embedder: null, districts: [], normalise: (text: string) => text, timeoutMs: 1_000 }
    const view = { regions: [], documents: documents as never }
    return (await considerQuestion(request, knowledge, view, deps as unknown as ServiceGuideDeps)).now
  }
  for (const question of ['那供热的呢', '那路灯的呢'])
    expect(await after(question)).toMatchObject({ kind: 'none', carried: false })
  for (const question of ['那租来的呢', '那转租的呢'])
    expect(await after(question)).toMatchObject({ kind: 'one', carried: true })
})

test('a mistyped name is read as the one that sounds like it', async () => {
  expect(await consider('信哥登记要带什么', null)).toMatchObject({ kind: 'one', named: true })
})
