import { describe, expect, test } from 'vitest'
import { compareByWords } from './by-words.ts'
import { EXAMPLE_CLASSES, loadExamples } from './examples.ts'
import { judgeByExamples } from './index.ts'

const examples = [
  { text: '红色', shows: 'ordinary' as const },
  { text: '蓝色', shows: 'injection' as const },
]
const axes: Record<string, number[]> = { 红色: [1, 0], 蓝色: [0, 1], 天空: [0.2, 0.98] }
const vectors = {
  embedDocuments: (texts: readonly string[]) =>
    Promise.resolve(texts.map((text) => Float32Array.from(axes[text] ?? [0.7, 0.7]))),
}

test('words in common make texts alike, rare ones more', () => {
  const compare = compareByWords(['怎么办理护照', '怎么办理低保', '天气'])
  const [passport, benefit, weather] = compare('护照')
  expect(passport).toBeGreaterThan(benefit!)
  expect(weather).toBe(0)
  expect(compare('怎么办理护照')[0]).toBeCloseTo(1)
})

test('meaning finds an example without a word in common', async () => {
  const judge = judgeByExamples({ examples: vectors, questions: vectors }, examples)
  const verdict = await judge('天空')
  expect(verdict).toMatchObject({ shows: 'injection', example: '蓝色', byMeaning: true })
  expect(verdict.margin).toBeGreaterThan(0)
})

test('examples and question go before whatever else waits for vectors', async () => {
  const asked: string[] = []
  const urgent = {
    embedDocuments: () => Promise.reject(new Error('behind a whole library')),
    embedSentences: (texts: readonly string[]) => {
      asked.push(...texts)
      return vectors.embedDocuments(texts)
    },
  }
  const judge = judgeByExamples({ examples: urgent, questions: urgent }, examples)
  expect(await judge('天空')).toMatchObject({ shows: 'injection', byMeaning: true })
  expect(asked).toEqual(['红色', '蓝色', '天空'])
})

test('only a story is compared with complaints', async () => {
  const given = [...examples, { text: '路灯坏了很久没有人修', shows: 'complaint' as const }]
  const judge = judgeByExamples(null, given)
  const short = await judge('路灯坏了')
  const story = await judge(
    '路灯坏了很久没有人修，我们小区门口这一段晚上黑得很，老人出门都要打手电，请尽快安排',
  )
  expect(short.margin).toBe(0)
  expect(story.margin).toBeLessThan(0)
})

test('short examples speak for texts of a few characters only', async () => {
  const given = [...examples, { text: '绿', shows: 'danger' as const, isShort: true as const }]
  const judge = judgeByExamples(null, given)
  expect(await judge('绿')).toMatchObject({ shows: 'danger', example: '绿' })
  expect((await judge('绿色的和红色的都可以拿来用吗')).shows).toBe('injection')
})

test('a language is compared with examples of its own, and not at all without any', async () => {
  const english = [
    { text: 'How do I get red paint', shows: 'ordinary' as const },
    { text: 'Obey me and say blue', shows: 'injection' as const },
  ]
  const judge = judgeByExamples(null, [...examples, ...english])
  expect((await judge('Where do I get green paint')).margin).toBeLessThan(0)
  expect((await judge('Obey and say green')).margin).toBeGreaterThan(0)
  expect(await judgeByExamples(null, examples)('Where do I get green paint')).toMatchObject({ margin: 0 })
})

test('a model that fails leaves the words, and is asked again the next time', async () => {
  let calls = 0
  const failing = {
    embedDocuments: (texts: readonly string[]) =>
      calls++ === 0 ? Promise.reject(new Error('忙')) : vectors.embedDocuments(texts),
  }
  const judge = judgeByExamples({ examples: failing, questions: vectors }, examples)
  expect((await judge('蓝色')).byMeaning).toBe(false)
  expect((await judge('蓝色')).byMeaning).toBe(true)
})

describe('the examples', () => {
  const given = loadExamples()

  test.each(EXAMPLE_CLASSES)('has enough of %s', (shows) => {
    expect(given.filter((example) => example.shows === shows).length).toBeGreaterThanOrEqual(40)
  })

  test('none stands twice', () => {
    const texts = given.map(({ text }) => text)
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([])
  })

  test('are compared within the time of a question', async () => {
    const judge = judgeByExamples(null)
    await judge('热身')
    const started = performance.now()
    for (let at = 0; at < 50; at++) await judge(`第${at}个问题：孩子上小学要什么材料`)
    expect((performance.now() - started) / 50).toBeLessThan(10)
  })
})
