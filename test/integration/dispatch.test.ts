import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../src/commands/dispatch/index.ts'
import { loadConfig } from '../../src/config/index.ts'
import { makeFakeContext } from '../support/fake-context.ts'
import { describeShared, sharedPath } from '../support/shared.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huida-dispatch-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Row {
  id: string
  status: string
  suggestions: { department: string; confidence: number; basis: { source: string; quote: string }[] }[]
  order_draft: { lead: string | null; title: string }
  [key: string]: unknown
}

/** Run the command by words only, so that it needs no model. */
async function dispatch(lines: string[], city = ''): Promise<{ code: number; rows: Row[] }> {
  const [input, output] = [join(folder, 'in.jsonl'), join(folder, 'out.jsonl')]
  await writeFile(input, lines.join('\n'))
  const env = { HUIDA_DATA_DIR: folder, HUIDA_MODELS_DIR: join(folder, 'none'), HUIDA_CITY: city }
  const context = makeFakeContext()
  const code = await run([], { in: input, out: output }, { ...context, config: loadConfig(env, folder) })
  const text = await readFile(output, 'utf8')
  return {
    code,
    rows: text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Row),
  }
}

const ticket = (id: string, text: string): string =>
  JSON.stringify({ id, text, channel: '电话', reported_at: '2026-06-08T10:00:00+08:00' })

const DOCUMENTED = (
  'id status title summary type category urgency sensitive demands should_split district location event_time ' +
  'event_time_resolved pii missing answer_directly duplicates suggestions co_departments order_draft'
).split(' ')

test('tickets of the sample city come out in order, bad lines too, and nothing is lost', async () => {
  const { code, rows } = await dispatch([
    ticket('t1', '澄湾区海棠街道我家楼下拉飞线给电动车充电，一排电瓶车堆在楼道口，怕着火，请来查。'),
    '不是 JSON',
    ticket('t3', '来电人姓王，电话16366210457，公司拖欠三个月工资不给，要求补发。'),
  ])
  expect(code).toBe(1)
  expect(rows.map(({ id, status }) => [id, status === 'error'])).toEqual([
    ['t1', false],
    [null, true],
    ['t3', false],
  ])
  expect(Object.keys(rows[0]!)).toEqual(expect.arrayContaining(DOCUMENTED))
  expect(rows[0]!.suggestions[0]).toMatchObject({ department: '市消防救援支队' })
  expect(rows[0]!.suggestions[0]!.basis[0]).toMatchObject({ source: 'rules.yaml' })
  expect(rows[2]!.suggestions.slice(0, 3).map(({ department }) => department)).toContain(
    '市人力资源社会保障局',
  )
  expect(JSON.stringify(rows[2]!.order_draft)).not.toContain('16366210457')
})

describeShared('the list of another city', () => {
  test('its own departments are suggested and cited', async () => {
    const taxonomy = sharedPath('evals', 'taxonomy.json')
    const list = JSON.parse(await readFile(taxonomy, 'utf8')) as { departments: { name: string }[] }
    const names = list.departments.map(({ name }) => name)
    const tickets = (await readFile(sharedPath('evals', 'tickets.jsonl'), 'utf8'))
      .trim()
      .split('\n')
      .slice(0, 12)
    const { code, rows } = await dispatch(tickets, taxonomy)
    expect(code).toBe(0)
    expect(rows).toHaveLength(12)
    for (const { suggestions, status } of rows) {
      expect(['suggested', 'abstained', 'not_accepted']).toContain(status)
      expect(suggestions.length).toBeGreaterThanOrEqual(3)
      for (const { department, confidence, basis } of suggestions) {
        expect(names).toContain(department)
        expect(confidence).toBeGreaterThanOrEqual(0)
        expect(confidence).toBeLessThanOrEqual(1)
        for (const { source } of basis) expect(['taxonomy.json', '历史工单']).toContain(source)
      }
    }
    const gold = tickets.map((line) => (JSON.parse(line) as { gold: { department: string } }).gold.department)
    const found = rows.filter(({ suggestions }, at) =>
      suggestions.slice(0, 3).some(({ department }) => department === gold[at]),
    )
    expect(found.length).toBeGreaterThanOrEqual(7)
  })
})
