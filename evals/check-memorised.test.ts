import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeShared, sharedPath } from '../test/support/shared.ts'
import { findMemorised } from './checks/memorised.ts'

const PROJECT = join(import.meta.dirname, '..')
const LEARNT = ['tickets', 'city', 'policies', 'service-guides'].map((name) => join(PROJECT, 'corpus', name))

/** Cues of the project that know one row of these files, as one line each. */
async function memorisedIn(rows: readonly string[], documents: readonly string[] = []): Promise<string[]> {
  const found = await findMemorised({ source: join(PROJECT, 'src'), rows, learnt: [...LEARNT, ...documents] })
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
})

describeShared('no cue knows a row of an external development set by heart', () => {
  it.each(['tickets', 'policy_qa', 'service_questions'])('of %s.jsonl', async (name) => {
    const rows = [...(await committedRows()), sharedPath('evals', `${name}.jsonl`)]
    expect(await memorisedIn(rows, [sharedPath('corpus')])).toEqual([])
  })
})

describe('a memorised cue', () => {
  let dir: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'huida-memorised-'))
    for (const name of ['src', 'corpus']) await mkdir(join(dir, name), { recursive: true })
    await writeFile(join(dir, 'corpus/t.jsonl'), '{"text":"楼道灯坏了没人修"}\n')
    const rows = ['隔壁铁匠半夜打铁，楼道灯坏了', '又是半夜打铁器']
    await writeFile(join(dir, 'rows.jsonl'), rows.map((text) => `${JSON.stringify({ text })}\n`).join(''))
  })
  afterEach(() => rm(dir, { recursive: true, force: true }))

  const found = () =>
    findMemorised({ source: join(dir, 'src'), rows: [join(dir, 'rows.jsonl')], learnt: [join(dir, 'corpus')] })

  it('is found in regular expressions and lists, with its row', async () => {
    await writeFile(join(dir, 'src/a.ts'), 'const CUE = /吵闹|隔壁铁匠/\n')
    await writeFile(join(dir, 'src/b.yaml'), 'cues:\n  - (?:半夜打铁(?:器)?|吵)\n')
    expect(await found()).toEqual([
      { words: '隔壁铁匠', file: 'a.ts', row: 'rows.jsonl:1' },
      { words: '半夜打铁器', file: 'b.yaml', row: 'rows.jsonl:2' },
    ])
  })

  it('is none where past tickets or several rows have the words', async () => {
    await writeFile(join(dir, 'src/a.ts'), 'const CUE = /楼道灯坏了|半夜打铁/\n')
    expect(await found()).toEqual([])
  })

  it('is found in strings that regular expressions are built from, not in others or in comments', async () => {
    await writeFile(
      join(dir, 'src/a.ts'),
      "// 隔壁铁匠\nconst CUE = '(?:吵闹|隔壁铁匠)'\nconst TOLD = '又是半夜打铁器'\n",
    )
    expect(await found()).toEqual([{ words: '隔壁铁匠', file: 'a.ts', row: 'rows.jsonl:1' }])
  })

  it('is none where it is a word of the language, or of two words that the texts have', async () => {
    await writeFile(join(dir, 'rows.jsonl'), '{"text":"高高兴兴修楼道灯"}\n')
    await writeFile(join(dir, 'src/a.ts'), 'const CUE = /高高兴兴|楼道修灯/\n')
    expect(await found()).toEqual([])
    await writeFile(join(dir, 'rows.jsonl'), '{"text":"电工修灯"}\n')
    await writeFile(join(dir, 'src/a.ts'), 'const CUE = /电工修灯/\n')
    expect(await found()).toHaveLength(1)
  })
})
