import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fakeAnswer } from '../../../test/support/fake-answer.ts'
import { makeFakeContext, type FakeContext } from '../../../test/support/fake-context.ts'
import { HuidaError } from '../../shared/errors.ts'
import { run } from './index.ts'

let folder: string
let context: FakeContext

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huida-answer-'))
  context = makeFakeContext()
})
afterEach(() => rm(folder, { recursive: true }))

async function answerRows(input: string): Promise<{ code: number; rows: Record<string, unknown>[] }> {
  const [source, target] = [join(folder, 'q.jsonl'), join(folder, 'a.jsonl')]
  await writeFile(source, input)
  const code = await run([], { in: source, out: target }, context)
  const text = await readFile(target, 'utf8')
  expect(text.endsWith('\n')).toBe(true)
  return {
    code,
    rows: text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  }
}

describe('huida answer', () => {
  it('writes rows in the documented form', async () => {
    const { code, rows } = await answerRows('{"id":"q1","question":"民宿奖励多少？","gold":["不看"]}\n')
    expect(code).toBe(0)
    const expected = fakeAnswer({ question: '民宿奖励多少？' })
    const { status, answer, citations, retrieved, composer, model, timings_ms } = expected
    expect(rows).toEqual([{ id: 'q1', status, answer, citations, retrieved, composer, model, timings_ms }])
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'id',
      'status',
      'answer',
      'citations',
      'retrieved',
      'composer',
      'model',
      'timings_ms',
    ])
  })

  it('keeps the order of the input, two at a time', async () => {
    let running = 0
    let most = 0
    context.services.respond = async (request) => {
      most = Math.max(most, ++running)
      await sleep(request.question.includes('0') ? 30 : 1)
      running--
      return fakeAnswer(request)
    }
    const input = Array.from({ length: 7 }, (_, n) => JSON.stringify({ id: n, question: `民宿${n}` })).join(
      '\n',
    )
    const { rows } = await answerRows(input)
    expect(rows.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(most).toBe(2)
  })

  it('passes history and day on', async () => {
    const history = [{ role: 'user', content: '民宿怎么评？' }]
    await answerRows(JSON.stringify({ id: 'a', question: '奖多少？', history, as_of: '2025-06-01' }))
    expect(context.services.asked).toEqual([{ question: '奖多少？', history, asOf: '2025-06-01' }])
  })

  it('answers the others when rows are bad, and says which', async () => {
    context.services.respond = async (request) => {
      if (request.question === '坏') throw new HuidaError('ERR_TIMEOUT', '超过时限')
      return fakeAnswer(request)
    }
    const lines = [
      '\ufeff{"id":"a","question":"民宿"}',
      '',
      'not json',
      '{"id":"c"}',
      '{"id":"d","question":"坏"}',
    ]
    const { code, rows } = await answerRows(`${lines.join('\r\n')}\r\n{"id":"e","question":"民宿"}`)
    expect(code).toBe(1)
    expect(rows.map(({ id, line, status }) => [id, line, status])).toEqual([
      ['a', undefined, 'answered'],
      [null, 3, 'error_internal'],
      ['c', 4, 'error_internal'],
      ['d', 5, 'error_timeout'],
      ['e', undefined, 'answered'],
    ])
    expect(rows[3]).toMatchObject({
      answer: '',
      citations: [],
      error: { code: 'ERR_TIMEOUT', detail: '超过时限' },
    })
    expect(context.err.slice(0, 3)).toEqual([
      '第 3 行：不是有效的 JSON',
      '第 4 行：这一行缺少字段：question',
      '第 5 行：超过时限',
    ])
  })

  it('leaves no draft behind and replaces the old file whole', async () => {
    await writeFile(join(folder, 'a.jsonl'), 'old')
    await answerRows('{"id":"a","question":"民宿"}')
    expect((await readdir(folder)).sort()).toEqual(['a.jsonl', 'q.jsonl'])
    expect(context.closed).toBe(1)
  })

  it('refuses input without questions and an output it cannot write, before asking anything', async () => {
    await writeFile(join(folder, 'q.jsonl'), '\n')
    const missing = { in: join(folder, 'none.jsonl'), out: join(folder, 'a.jsonl') }
    await expect(run([], missing, context)).rejects.toMatchObject({ code: 'ERR_USAGE' })
    await expect(run([], { ...missing, in: join(folder, 'q.jsonl') }, context)).rejects.toMatchObject({
      code: 'ERR_USAGE',
    })
    await writeFile(join(folder, 'q.jsonl'), '{"id":"a","question":"民宿"}')
    const nowhere = { in: join(folder, 'q.jsonl'), out: join(folder, 'no', 'a.jsonl') }
    await expect(run([], nowhere, context)).rejects.toMatchObject({ code: 'ERR_USAGE' })
    expect(context.services.asked).toEqual([])
  })
})
