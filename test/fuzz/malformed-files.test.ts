import fc from 'fast-check'
import { strToU8 } from 'fflate'
import { expect, it } from 'vitest'
import { isHuidaError } from '../../src/shared/errors.ts'
import { DEFAULT_LIMITS, loadFile } from '../../src/rag/ingest/load/index.ts'
import { repairDocument } from '../../src/rag/ingest/repair/index.ts'
import { makeDocx, makePdf, makeXlsx } from '../support/made-files.ts'

const LIMITS = {
  ...DEFAULT_LIMITS,
  maxBytes: 1024 * 1024,
  maxUnpackedBytes: 4 * 1024 * 1024,
  timeoutMs: 10_000,
}
const FILES = 220

const SOUND: readonly [name: string, bytes: Uint8Array][] = [
  [
    'a.docx',
    makeDocx(
      [
        { text: '供热办法', style: '1' },
        { text: '为了测试。', list: 1 },
      ],
      [
        ['项目', '标准'],
        ['面积', '2'],
      ],
    ),
  ],
  [
    'a.xlsx',
    makeXlsx([
      ['指标', '2024年'],
      ['覆盖率', '58'],
    ]),
  ],
  ['a.pdf', makePdf([['关于供热的通知', '各有关单位：'], ['第二页']])],
  [
    'a.html',
    strToU8(
      '<html><head><meta charset="utf-8"></head><body><h1>通知</h1><p>正文?；</p><table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table></body></html>',
    ),
  ],
  ['a.md', strToU8('---\ntitle: 测试\n---\n# 标题\n\n| 甲 | 乙 |\n| -- | -- |\n| 1 | 2 |\n\n第一条 正文?\n')],
  ['a.jsonl', strToU8('{"id":"a","text":"正文"}\n{"id":"b","text":"正文二"}\n')],
  ['a.csv', strToU8('标题,正文\n甲,一\n乙,"二"\n')],
]

/** One way to spoil a file: positions and sizes are shares of its length. */
type Damage =
  | { kind: 'cut'; at: number }
  | { kind: 'flip'; at: number; bytes: Uint8Array }
  | { kind: 'insert'; at: number; bytes: Uint8Array }
  | { kind: 'remove'; at: number; size: number }
  | { kind: 'repeat'; at: number; size: number; times: number }

const share = fc.double({ min: 0, max: 1, noNaN: true })
const bytes = fc.uint8Array({ minLength: 1, maxLength: 40 })
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: share }),
  fc.record({ kind: fc.constant('flip' as const), at: share, bytes }),
  fc.record({ kind: fc.constant('insert' as const), at: share, bytes }),
  fc.record({ kind: fc.constant('remove' as const), at: share, size: share }),
  fc.record({
    kind: fc.constant('repeat' as const),
    at: share,
    size: share,
    times: fc.integer({ min: 1, max: 50 }),
  }),
)

function spoil(file: Uint8Array, how: Damage): Uint8Array {
  const at = Math.floor(how.at * file.length)
  const [head, tail] = [file.subarray(0, at), file.subarray(at)]
  if (how.kind === 'cut') return head
  if (how.kind === 'flip') {
    const copy = file.slice()
    copy.set(how.bytes.subarray(0, copy.length - at), at)
    return copy
  }
  if (how.kind === 'insert') return join([head, how.bytes, tail])
  const size = Math.floor(how.size * tail.length)
  if (how.kind === 'remove') return join([head, tail.subarray(size)])
  return join([head, ...Array.from({ length: how.times }, () => tail.subarray(0, size)), tail])
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts))
}

it('a spoilt file is a coded error or a document, never a crash, and always in time', async () => {
  const outcomes = { loaded: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...SOUND),
      fc.constantFrom('', ...SOUND.map(([name]) => name)),
      fc.array(damage, { minLength: 1, maxLength: 3 }),
      async ([ownName, sound], otherName, how) => {
        const name = otherName === '' ? ownName : otherName
        const started = performance.now()
        try {
          const documents = await loadFile({ name, path: name, bytes: how.reduce(spoil, sound) }, LIMITS)
          for (const document of documents) expect(repairDocument(document).original).toBe(document.text)
          outcomes.loaded++
        } catch (error) {
          if (!isHuidaError(error)) throw error
          expect(error.code).toMatch(/^ERR_FILE_/)
          expect(error.detail).toMatch(/\p{Script=Han}/u)
          outcomes.refused++
        }
        expect(performance.now() - started).toBeLessThan(LIMITS.timeoutMs * 3)
      },
    ),
    { numRuns: FILES },
  )
  expect(outcomes.loaded + outcomes.refused).toBe(FILES)
  expect(Math.min(outcomes.loaded, outcomes.refused)).toBeGreaterThan(FILES / 20)
}, 300_000)

it.each([
  [
    'deep nesting',
    'a.html',
    `<html><body>${'<div>'.repeat(50_000)}深${'</div>'.repeat(50_000)}</body></html>`,
  ],
  ['nested tables', 'a.html', `<html><body>${'<table><tr><td>'.repeat(2000)}深`],
  ['a million spaces', 'a.txt', `前${' '.repeat(1_000_000)}后`],
  ['a million question marks', 'a.txt', `前${'?'.repeat(900_000)}后`],
  ['a million brackets', 'a.txt', `前${'('.repeat(900_000)}后`],
  ['a million letters', 'a.txt', `前${'a'.repeat(900_000)}后`],
  ['emphasis without an end', 'a.md', `# 题\n${'**a'.repeat(300_000)}`],
  ['links without an end', 'a.md', `# 题\n${'[a]('.repeat(200_000)}`],
  ['bookmarks without an end', 'a.txt', `前${'[bookmark: '.repeat(80_000)}后`],
  ['front matter without an end', 'a.md', '---\n'.repeat(200_000)],
  [
    'a YAML alias bomb',
    'a.md',
    `---\na: &a [x,x]\n${'bcdefghij'
      .split('')
      .map((key, index) => `${key}: &${key} [${`*${'abcdefghij'[index]},`.repeat(9)}]`)
      .join('\n')}\n---\n正文`,
  ],
  ['quotes without an end', 'a.csv', `标题,正文\n${'"甲,'.repeat(200_000)}`],
])('%s ends in time', async (_, name, text) => {
  const started = performance.now()
  try {
    const documents = await loadFile(
      { name, path: name, bytes: strToU8(text) },
      { ...DEFAULT_LIMITS, timeoutMs: 4_000 },
    )
    documents.forEach(repairDocument)
  } catch (error) {
    if (!isHuidaError(error)) throw error
  }
  expect(performance.now() - started).toBeLessThan(30_000)
})
