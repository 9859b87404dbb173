import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HuidaError } from '../shared/errors.ts'
import { baselineOf, readBaseline, writeBaseline } from './baseline.ts'
import { runSuite } from './run-suite.ts'
import type { EvalCase, Session, Suite } from './types.ts'

const cases: EvalCase[] = ['甲', '乙', '丙', '丁'].map((question, index) => ({
  id: `c${index}`,
  type: index < 2 ? 'first' : 'second',
  question,
}))

function fakeSuite(
  run: (evalCase: EvalCase) => Promise<number>,
  of = cases,
): { suite: Suite<EvalCase, number>; closed: () => number } {
  let closed = 0
  const session: Session<EvalCase, number> = {
    run,
    metrics: [
      {
        name: 'right',
        label: '正确',
        better: 'higher',
        unit: 'share',
        aggregate: 'mean',
        gated: true,
        score: (_, outcome) => outcome,
      },
      {
        name: 'rare',
        label: '少见',
        better: 'lower',
        unit: 'count',
        aggregate: 'sum',
        gated: true,
        score: (evalCase) => (evalCase.id === 'c3' ? 2 : null),
      },
    ],
    explain: (evalCase, outcome) => [{ label: '结果', text: `${evalCase.question}${outcome}` }],
    hashes: { sources: 's', corpus: 'c', embedder: null, chat: null },
    close: async () => {
      closed += 1
    },
  }
  const suite = {
    name: 'fake',
    title: '假',
    primary: 'right',
    references: [],
    floors: {},
    load: async () => ({ cases: of, hash: 'd' }),
    open: async () => session,
  }
  return { suite, closed: () => closed }
}
const options = { concurrency: 2, hashes: { prompts: {}, git: null } }

describe('runSuite', () => {
  it('scores in the order of the dataset, by type and overall', async () => {
    const { suite, closed } = fakeSuite(async ({ id }) => {
      await new Promise((resolve) => setTimeout(resolve, id === 'c0' ? 20 : 1))
      return id === 'c1' ? 0 : 1
    })
    const progress: number[] = []
    const result = await runSuite(suite, { ...options, onProgress: (done) => progress.push(done) })
    expect(result.records.map((record) => record.id)).toEqual(['c0', 'c1', 'c2', 'c3'])
    expect(result.records.map((record) => record.failed)).toEqual([false, true, false, false])
    const [right, rare] = result.metrics
    expect(right?.overall).toMatchObject({ n: 4, value: 0.75 })
    expect(right?.byType.first).toMatchObject({ n: 2, value: 0.5 })
    expect(rare?.overall).toEqual({ n: 1, value: 2, interval: null })
    expect(Object.keys(rare?.byType ?? {})).toEqual(['second'])
    expect(progress).toEqual([1, 2, 3, 4])
    expect(closed()).toBe(1)
  })
  it('counts errors apart from failures and goes on', async () => {
    const { suite, closed } = fakeSuite(async ({ id }) => {
      if (id === 'c0') throw new HuidaError('ERR_TIMEOUT', '太慢')
      if (id === 'c2') throw new Error('boom')
      return 1
    })
    const result = await runSuite(suite, options)
    expect(result.errors).toBe(2)
    expect(result.records.map((record) => record.error)).toEqual([
      'ERR_TIMEOUT：太慢',
      undefined,
      'Error: boom',
      undefined,
    ])
    expect(result.metrics[0]?.overall).toMatchObject({ n: 2, value: 1 })
    expect(closed()).toBe(1)
  })
  it('never runs more cases at once than allowed', async () => {
    let running = 0
    let most = 0
    const { suite } = fakeSuite(async () => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 2))
      running -= 1
      return 1
    })
    await runSuite(suite, { ...options, concurrency: 3 })
    expect(most).toBe(3)
  })
  it('refuses a suite without cases before it opens anything', async () => {
    const { suite, closed } = fakeSuite(async () => 1, [])
    await expect(runSuite(suite, options)).rejects.toMatchObject({ code: 'ERR_EVAL_EMPTY' })
    expect(closed()).toBe(0)
  })
})

describe('baseline files', () => {
  let dir = ''
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'huida-baseline-'))
  })
  afterEach(() => rm(dir, { recursive: true, force: true }))

  it('reads back what was written', async () => {
    const { suite } = fakeSuite(async ({ id }) => (id === 'c1' ? 0 : 1))
    const baseline = baselineOf(await runSuite(suite, options))
    await writeBaseline(dir, baseline)
    expect(await readBaseline(dir, 'fake')).toEqual(baseline)
    expect(await readFile(join(dir, 'fake.json'), 'utf8')).toContain(
      '    "right": [1,0,1,1],\n    "rare": [null,null,null,2]',
    )
  })
  it('tells absent from damaged', async () => {
    expect(await readBaseline(dir, 'fake')).toBeNull()
    await writeFile(join(dir, 'fake.json'), '{')
    await expect(readBaseline(dir, 'fake')).rejects.toMatchObject({ code: 'ERR_EVAL_GATE' })
  })
})
