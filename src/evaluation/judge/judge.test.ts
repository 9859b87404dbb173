import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { loadPrompts } from '../../models/prompts/registry.ts'
import type { ChatModel, ChatRequest } from '../../models/ports.ts'
import type { SuiteResult } from '../types.ts'
import { calibrate } from './calibrate.ts'
import { createJudge, type Judge } from './judge.ts'
import { formatJudgement, judgeResults } from './judge-results.ts'
import { cohenKappa } from './kappa.ts'

test.each<[string, [boolean, boolean][], number]>([
  [
    'full agreement',
    [
      [true, true],
      [false, false],
    ],
    1,
  ],
  [
    'full disagreement',
    [
      [true, false],
      [false, true],
    ],
    -1,
  ],
  [
    'chance',
    [
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ],
    0,
  ],
  [
    'one constant rater',
    [
      [true, true],
      [false, true],
    ],
    0,
  ],
  [
    'two constant raters',
    [
      [true, true],
      [true, true],
    ],
    0,
  ],
])('κ of %s', (_, pairs, kappa) => expect(cohenKappa(pairs)).toBeCloseTo(kappa))

const model = (parsed: unknown, seen: ChatRequest[] = []): ChatModel => ({
  id: 'm',
  contextTokens: 4096,
  close: async () => undefined,
  complete: async (request) => {
    seen.push(request)
    return { text: '', parsed, usage: { inputTokens: 0, outputTokens: 0 } }
  },
})
const ANSWER = { question: '多少？', reference: '20%。', candidate: '两成。' }

describe('a chat model as a judge', () => {
  it('is shown question, reference and answer, and asked for a verdict', async () => {
    const seen: ChatRequest[] = []
    const judge = createJudge(model({ reason: '同', verdict: 'correct' }, seen), await loadPrompts('prompts'))
    expect(await judge(ANSWER)).toBe(true)
    const said = seen[0]!.messages.map(({ content }) => content).join('\n')
    for (const words of Object.values(ANSWER)) expect(said).toContain(words)
    expect(seen[0]).toMatchObject({ temperature: 0, schema: { json: { required: ['reason', 'verdict'] } } })
  })
  it.each([
    [{ verdict: 'incorrect' }, false],
    [{ verdict: 'maybe' }, null],
    [undefined, null],
  ])('reads %j', async (parsed, verdict) =>
    expect(await createJudge(model(parsed), await loadPrompts('prompts'))(ANSWER)).toBe(verdict),
  )
})

describe('its score', () => {
  let dir = ''
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'huida-judge-'))
  })
  afterEach(() => rm(dir, { recursive: true }))

  const labelled = async (count: number): Promise<string> => {
    const rows = Array.from({ length: count }, (_, index) => ({
      ...{ id: `j${index}`, question: '问', reference: '答', candidate: index % 2 ? '对' : '错' },
      correct: index % 2 === 1,
    }))
    const file = join(dir, 'labelled.jsonl')
    await writeFile(file, rows.map((row) => JSON.stringify(row)).join('\n'))
    return file
  }
  const good: Judge = async ({ candidate }) => candidate.startsWith('对')
  const results = [
    {
      suite: 'qa',
      records: ['对。', '错。', '对！'].map((answer) => ({
        question: '问',
        details: [
          { label: '答案', text: answer },
          { label: '参考答案', text: '答' },
        ],
      })),
    },
  ] as unknown as SuiteResult[]

  it('is shown when the judge agrees with people', async () => {
    const judgement = await judgeResults(results, good, await labelled(40))
    expect(judgement).toMatchObject({
      calibration: { n: 40, agreement: 1, kappa: 1, trusted: true },
      suites: [{ suite: 'qa', summary: { n: 3, value: 2 / 3 }, silent: 0 }],
    })
    expect(formatJudgement(judgement)).toMatch(/κ 1\.000.*\nqa：3 例，评为正确 0\.667/)
  })
  it('is hidden when the judge says yes to everything or nothing at all', async () => {
    for (const judge of [async () => true, async () => null]) {
      const judgement = await judgeResults(results, judge, await labelled(40))
      expect(judgement).toMatchObject({ calibration: { trusted: false }, suites: [] })
      expect(formatJudgement(judgement)).toContain('评判结果不显示')
    }
  })
  it('needs forty labels', async () => {
    await expect(calibrate(good, await labelled(39))).rejects.toMatchObject({ code: 'ERR_EVAL_EMPTY' })
  })
  it('has labels of its own that are half right', async () => {
    const seen: boolean[] = []
    const { n } = await calibrate(async () => seen.push(true) > 0, 'evals/datasets/judge-calibration.jsonl')
    expect(n).toBeGreaterThanOrEqual(40)
  })
})
