import { expect, it } from 'vitest'
import { documentOf } from '../../../test/support/ingest.ts'

const LENGTH = 30_000
/** Far above what linear work takes and far below what quadratic work would. */
const LIMIT_MS = 8_000
const fill = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length))

it.each([
  ['open brackets', fill('（')],
  ['open quotes', fill('“甲')],
  ['open titles', fill('《甲乙丙》（')],
  ['white space', `甲${fill(' ')}a`],
  ['one sentence without an end', fill('本办法自甲乙')],
  ['one number over and over', fill('1.\n')],
  ['one article over and over', fill('第一条\n')],
  ['an article of countless paragraphs', `第一条　甲\n${fill('段落。\n')}`],
  ['a table of countless columns', `${fill('a\t')}\n${fill('1\t')}`],
  ['a bracket of countless units', `甲（${fill('市甲局、')}牵头）`],
  ['lists that begin again and again', fill('甲：\n1.乙\n2.丙\n')],
  ['headings without text', fill('# 甲\n')],
  ['flattened numbers', fill('一、甲乙丙丁。')],
])('reads %s in time and covers it', (_, source) => {
  const started = performance.now()
  const { chunks, text, warnings } = documentOf(source)
  expect(performance.now() - started).toBeLessThan(LIMIT_MS)
  expect(chunks.length).toBeGreaterThan(0)
  expect(warnings.length).toBeLessThanOrEqual(100)
  for (const chunk of chunks) expect(chunk.text).toBe(text.slice(chunk.start, chunk.end))
})
