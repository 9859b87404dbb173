import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FACTS, factOf, openFake, POLICY } from '../../test/support/eval-library.ts'
import { evaluate } from './evaluate.ts'
import type { EvaluateOptions } from './options.ts'

const row = (name: string, index: number) => ({
  id: `q${index}`,
  question: `2030年${name}要建多少个？`,
  asker: 'citizen',
  type: index % 2 ? 'odd' : 'even',
  answerable: true,
  gold: [{ file: 'policy.txt', quote: factOf(name, index) }],
  key_points: [`${(index + 1) * 100}个`],
  must_not: [],
  answer: '',
})
const UNANSWERABLE = {
  ...row('喷泉', 0),
  id: 'q8',
  type: 'none',
  answerable: false,
  gold: [],
  key_points: ['说明没有'],
}
const rows = [...FACTS.map(row), UNANSWERABLE]
const jsonl = (items: readonly object[]): string => items.map((item) => JSON.stringify(item)).join('\n')

/** The page without its scripts. */
const evidenceOf = (html: string): string => html.slice(0, html.indexOf('<script>'))

let dir = ''
let printed: string[] = []
const at = (...parts: string[]): string => join(dir, ...parts)
async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(at(path)), { recursive: true })
  await writeFile(at(path), text)
}
const options = (change: Partial<EvaluateOptions> = {}): EvaluateOptions => ({
  projectDir: at('project'),
  sharedDir: at('shared'),
  reportDir: at('report'),
  suites: [],
  gate: false,
  openLibrary: openFake().open,
  print: (text) => printed.push(text),
  ...change,
})

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'huida-evaluate-'))
  printed = []
  await put(
    'project/evals/suites/qa.yaml',
    `name: qa
title: 问答
kind: policy-qa
dataset: shared:qa.jsonl
library: [shared:policy.txt]
references: [{ metric: strict_accuracy, label: 别人, value: 0.5 }]
floors: { invalid_citations: 0 }
`,
  )
  await put('project/prompts/qa/ask.v1.md', '问')
  await put('shared/qa.jsonl', jsonl(rows))
  await put('shared/policy.txt', POLICY)
})
afterEach(() => rm(dir, { recursive: true, force: true }))

describe('evaluate', () => {
  it('runs a suite, prints its table, writes report and history, and cleans up', async () => {
    const fake = openFake()
    const [result] = await evaluate(options({ openLibrary: fake.open }))
    expect(result).toMatchObject({ cases: 9, errors: 0, hashes: { corpus: 'r1', embedder: null } })
    const values = Object.fromEntries(
      (result?.metrics ?? []).map(({ name, overall }) => [name, overall.value]),
    )
    expect(values).toMatchObject({
      strict_accuracy: 1,
      key_point_recall: 1,
      gold_hit_5: 1,
      mrr: 1,
      citation_validity: 1,
      invalid_citations: 0,
      unsupported_numbers: 0,
      refusal: 1,
      over_refusal: 0,
      oversize: 0,
    })
    expect(printed.join('\n')).toMatch(/严格正确率 +9 +1\.000 +1\.000–1\.000 +— +别人 0\.5/)
    const html = await readFile(at('report', 'report.html'), 'utf8')
    expect(html.includes('echarts.init(')).toBe(true)
    // The inlined chart library holds such words in its own strings; the page around it must load nothing.
    const page = html.replace(/<script>[\s\S]*?<\/script>/g, '')
    expect(page.match(/<(?:link|script|img)[^>]*(?:src|href)=/)).toBeNull()
    expect((await readFile(at('report', 'history.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(1)
    expect(fake.dirs.map((path) => existsSync(path))).toEqual([false])
  })

  it('writes for each suite and type n, value, interval and baseline', async () => {
    await evaluate(options({ updateBaseline: true }))
    await evaluate(options())
    const { suites } = JSON.parse(await readFile(at('report', 'results.json'), 'utf8'))
    const strict = suites[0].metrics.find((metric: { name: string }) => metric.name === 'strict_accuracy')
    expect(strict.byType.odd).toEqual({ n: 4, value: 1, interval: [1, 1] })
    expect(strict.baseline).toMatchObject({ n: 9, value: 1, interval: [1, 1] })
    expect(strict.baseline.byType.odd).toEqual({ n: 4, value: 1, interval: [1, 1] })
  })

  it('shows the evidence of a failing case, escaped', async () => {
    await put('shared/qa.jsonl', jsonl([{ ...row('路灯', 2), key_points: ['900个<b>'], answer: '<script>' }]))
    await evaluate(options())
    const html = await readFile(at('report', 'report.html'), 'utf8')
    expect(evidenceOf(html)).toContain('<dt>缺少的要点</dt><dd>900个&lt;b&gt;</dd>')
    expect(evidenceOf(html)).toContain('<dd>&lt;script&gt;</dd>')
    expect(evidenceOf(html)).toContain('<dt>引用 [1] policy.txt</dt>')
  })
})

describe('the gate', () => {
  const gated = (change: Partial<EvaluateOptions> = {}) => evaluate(options({ gate: true, ...change }))
  const failure = async (change: Partial<EvaluateOptions> = {}): Promise<string> =>
    gated(change).then(
      () => 'passed',
      (error: { code: string; detail: string }) => `${error.code} ${error.detail}`,
    )

  it('passes against its own baseline and fails without one', async () => {
    expect(await failure()).toMatch(/^ERR_EVAL_GATE qa NO_BASELINE/)
    await evaluate(options({ updateBaseline: true }))
    expect(await failure()).toBe('passed')
  })
  it('tells four ways to break it apart', async () => {
    await evaluate(options({ updateBaseline: true }))
    await put('project/prompts/qa/ask.v1.md', '问！')
    expect(await failure()).toMatch(/^ERR_EVAL_GATE qa PROMPTS_CHANGED [^；]*qa\/ask\.v1$/)
    await put('project/prompts/qa/ask.v1.md', '问')

    const forgetful = openFake(() => FACTS.slice(0, 6)).open
    expect(await failure({ openLibrary: forgetful })).toMatch(/qa DROP 严格正确率：1 → 0\.3333/)

    await put('shared/policy.txt', POLICY.replace('路灯300个', '路灯301个'))
    expect(await failure()).toMatch(/^ERR_EVAL_GATE qa SOURCES_CHANGED/)
    await put('shared/policy.txt', POLICY)

    await put('shared/qa.jsonl', jsonl(rows).replace('300个', '301个'))
    expect(await failure()).toMatch(/^ERR_EVAL_GATE qa DATASET_CHANGED/)
    await put('shared/qa.jsonl', jsonl(rows))
    expect(await failure()).toBe('passed')
  })
  it('writes the report before it fails', async () => {
    await failure()
    expect(evidenceOf(await readFile(at('report', 'report.html'), 'utf8'))).toContain('未达到门槛')
  })
  it('fails closed when data is absent, cases are none or a file fails', async () => {
    await rm(at('shared'), { recursive: true })
    expect(await failure()).toMatch(/^ERR_NOT_FOUND .*HUIDA_SHARED/)
    await put('shared/policy.txt', POLICY)
    await put('shared/qa.jsonl', '\n')
    expect(await failure()).toMatch(/^ERR_EVAL_EMPTY/)
    await put('shared/qa.jsonl', jsonl(rows))
    await put('shared/policy.txt', '')
    expect(await failure()).toMatch(/^ERR_FILE_UNREADABLE policy.txt：空/)
  })
})

describe('several suites', () => {
  const second = (text: string): Promise<void> => put('project/evals/suites/qb.yaml', text)
  const yaml = (extra = ''): string =>
    `name: qb\ntitle: 问答二\nkind: policy-qa\ndataset: shared:qa.jsonl\nlibrary: [shared:policy.txt]\n${extra}`

  it('share a library over the same files', async () => {
    await second(yaml())
    const fake = openFake()
    expect(await evaluate(options({ openLibrary: fake.open }))).toHaveLength(2)
    expect(fake.dirs.map((path) => existsSync(path))).toEqual([false])
  })
  it('run beside each other with a library and without one, and are reported one after the other', async () => {
    await put(
      'project/evals/suites/a-pii.yaml',
      'name: a-pii\ntitle: 个人信息\nkind: pii\ndataset: shared:pii.jsonl\n',
    )
    const gold = { pii: [{ kind: '手机号', value: '13900000000', start: 3, end: 14 }], lookalikes: [] }
    await put('shared/pii.jsonl', jsonl([{ id: 'p1', type: '手机号', text: '电话是13900000000', gold }]))
    const now: string[] = []
    const results = await evaluate(
      options({ onProgress: (done, all, what) => now.push(`${done}/${all} ${what}`) }),
    )
    expect(results.map(({ suite }) => suite)).toEqual(['qa', 'a-pii'])
    expect(now.at(-1)).toBe('2/2 ')
  })
  it('are reported although one breaks off, which fails the run', async () => {
    await second(yaml().replace('qa.jsonl', 'qb.jsonl'))
    await put('shared/qb.jsonl', '{')
    await evaluate(options({ suites: ['qa'], updateBaseline: true }))
    await expect(evaluate(options({ gate: true }))).rejects.toThrow(/qb\.jsonl 第 1 行/)
    const { suites } = JSON.parse(await readFile(at('report', 'results.json'), 'utf8'))
    expect(suites.map(({ suite }: { suite: string }) => suite)).toEqual(['qa'])
  })
  it('fail the gate when one with a baseline is gone, or nobody knows its kind', async () => {
    await second(yaml())
    await evaluate(options({ updateBaseline: true }))
    await rm(at('project/evals/suites/qb.yaml'))
    await expect(evaluate(options({ gate: true }))).rejects.toThrow(/qb SUITE_MISSING/)
    await second(yaml().replace('kind: policy-qa', 'kind: guess'))
    await expect(evaluate(options())).rejects.toMatchObject({ code: 'ERR_CONFIG' })
  })
  it('depend on the prompts they name', async () => {
    await second(yaml('prompts: [other]\n'))
    await evaluate(options({ suites: ['qb'], updateBaseline: true }))
    await put('project/prompts/qa/ask.v1.md', '问！')
    await evaluate(options({ suites: ['qb'], gate: true }))
    await put('project/prompts/other/ask.v1.md', '问')
    await expect(evaluate(options({ suites: ['qb'], gate: true }))).rejects.toThrow(/PROMPTS_CHANGED/)
  })
  it('add to the committed history when their baseline is set', async () => {
    await evaluate(options({ updateBaseline: true }))
    await evaluate(options({ updateBaseline: true }))
    const lines = (await readFile(at('project/evals/baselines/history.jsonl'), 'utf8')).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).metrics.strict_accuracy)).toEqual([1, 1])
    expect(await readFile(at('report', 'report.html'), 'utf8')).toContain('历次得分')
  })
})

describe('what can be asked for', () => {
  it('skips absent data with a plain line unless it was asked for', async () => {
    await rm(at('shared', 'qa.jsonl'))
    await expect(evaluate(options())).rejects.toMatchObject({ code: 'ERR_EVAL_EMPTY' })
    expect(printed[0]).toContain('跳过：评测集 qa 缺少数据')
    await expect(evaluate(options({ suites: ['qa'] }))).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' })
  })
  it('names the suites there are', async () => {
    await expect(evaluate(options({ suites: ['x'] }))).rejects.toThrow('没有评测集 x；可选：qa')
  })
  it('names the row that breaks the format', async () => {
    await put('shared/qa.jsonl', `${jsonl(rows)}\n{"id":"q9"}`)
    await expect(evaluate(options())).rejects.toThrow(/qa\.jsonl 第 10 行/)
  })
  it('scores a file of answers, and counts a missing one as an error', async () => {
    const answers = FACTS.slice(0, 6).map((name, index) => ({
      id: `q${index}`,
      status: 'answered',
      answer: `${factOf(name, index)}[1]`,
      retrieved: [],
      citations: [
        {
          n: 1,
          doc_id: 'other',
          source: 'policy.txt',
          anchor: 's1',
          quote: factOf(name, index === 0 ? 5 : index),
        },
      ],
      timings_ms: { total: 5 },
    }))
    await put('answers.jsonl', jsonl(answers))
    const [result] = await evaluate(options({ suites: ['qa'], answersFile: at('answers.jsonl') }))
    expect(result?.errors).toBe(3)
    const strict = result?.metrics.find((metric) => metric.name === 'strict_accuracy')
    expect(strict?.overall).toMatchObject({ n: 6, value: 5 / 6 })
    expect(result?.metrics.find((metric) => metric.name === 'invalid_citations')?.overall.value).toBe(1)
    await expect(evaluate(options({ suites: ['qa'], gate: true, answersFile: 'x' }))).rejects.toMatchObject({
      code: 'ERR_USAGE',
    })
  })
  it('runs a passage suite', async () => {
    await put(
      'project/evals/suites/find.yaml',
      'name: find\ntitle: 检索\nkind: passages\ndataset: shared:find.jsonl\nlibrary: [shared:policy.txt]\n',
    )
    await put(
      'shared/find.jsonl',
      jsonl([
        { id: 'a', docid: 'd', question: '路灯多少？', answer: '全市建成 路灯300个' },
        { id: 'b', docid: 'x', question: '长椅多少？', answer: '长椅999个' },
      ]),
    )
    const [result] = await evaluate(options({ suites: ['find'] }))
    const values = Object.fromEntries(
      (result?.metrics ?? []).map(({ name, overall }) => [name, overall.value]),
    )
    expect(values).toMatchObject({
      document_hit_1: 0.5,
      passage_hit_1: 0.5,
      passage_hit_5: 0.5,
      mrr: 0.5,
      oversize: 0,
    })
  })
})
