import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeShared, sharedPath } from '../test/support/shared.ts'
import { findMemorised, readAllowed } from './checks/memorised.ts'

const PROJECT = join(import.meta.dirname, '..')
const ALLOWED = join(import.meta.dirname, 'checks', 'memorised-allowed.yaml')
const committed = { source: join(PROJECT, 'src/scenarios'), corpus: join(PROJECT, 'corpus') }

/** Cues of the project that know one row of these files, as one line each. */
async function memorisedIn(rows: readonly string[]): Promise<string[]> {
  const found = await findMemorised({ ...committed, rows }, new Set((await readAllowed(ALLOWED)).keys()))
  return found.map(({ words, file, row }) => `${file} “${words}” (${row})`)
}

const committedRows = async (): Promise<string[]> =>
  (await readdir(join(PROJECT, 'evals/datasets')))
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => join(PROJECT, 'evals/datasets', file))

describe('no cue knows a single evaluation row by heart', () => {
  it('of the committed datasets', async () => {
    expect(await memorisedIn(await committedRows())).toEqual([])
  })

  it('gives a reason for every exception', async () => {
    for (const reason of (await readAllowed(ALLOWED)).values()) expect(reason.length).toBeGreaterThan(5)
  })
})

describeShared('no cue knows a row of the external tickets by heart', () => {
  it('of tickets.jsonl', async () => {
    expect(await memorisedIn([...(await committedRows()), sharedPath('evals', 'tickets.jsonl')])).toEqual([])
  })
})

describe('a memorised cue', () => {
  let dir: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'huida-memorised-'))
    for (const name of ['src', 'corpus/tickets', 'corpus/city', 'corpus/policies', 'corpus/service-guides'])
      await mkdir(join(dir, name), { recursive: true })
    await writeFile(join(dir, 'corpus/tickets/t.jsonl'), '{"text":"楼道灯坏了没人修"}\n')
    const rows = ['隔壁铁匠半夜打铁，楼道灯坏了', '又是半夜打铁器']
    await writeFile(join(dir, 'rows.jsonl'), rows.map((text) => `${JSON.stringify({ text })}\n`).join(''))
  })
  afterEach(() => rm(dir, { recursive: true, force: true }))

  const found = (allowed: string[] = []) =>
    findMemorised(
      { source: join(dir, 'src'), corpus: join(dir, 'corpus'), rows: [join(dir, 'rows.jsonl')] },
      new Set(allowed),
    )

  it('is found in regular expressions and lists, with its row', async () => {
    await writeFile(join(dir, 'src/a.ts'), 'const CUE = /吵闹|隔壁铁匠/\n')
    await writeFile(join(dir, 'src/b.yaml'), 'cues:\n  - (?:半夜打铁(?:器)?|吵)\n')
    expect(await found()).toEqual([
      { words: '隔壁铁匠', file: 'a.ts', row: 'rows.jsonl:1' },
      { words: '半夜打铁器', file: 'b.yaml', row: 'rows.jsonl:2' },
    ])
    expect(await found(['隔壁铁匠', '半夜打铁器'])).toEqual([])
  })

  it('is none where past tickets or several rows have the words', async () => {
    await writeFile(join(dir, 'src/a.ts'), 'const CUE = /楼道灯坏了|半夜打铁/\n')
    expect(await found()).toEqual([])
  })
})
