import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { VARIANT_POLICIES, variantsOf } from '../../../scripts/variants/index.ts'
import type { DocumentRecord, SectionRecord } from '../../../src/store/records.ts'
import { readFile } from './real-file.ts'

const POLICIES = 'corpus/policies'
const VARIANTS = 'corpus/variants'
const FILES = readdirSync(VARIANTS).filter((name) => name.startsWith('yh-'))

const policyOf = (name: string): string => `${name.split('.', 1)[0]}.md`
const ending = (name: string): string => name.slice(name.indexOf('.') + 1)
const ofForms = (...forms: string[]): string[] => FILES.filter((name) => forms.includes(ending(name)))
const both = async (name: string): Promise<[variant: DocumentRecord, policy: DocumentRecord]> => [
  await readFile(VARIANTS, name),
  await readFile(POLICIES, policyOf(name)),
]

const FIELDS = ['title', 'docNo', 'issuer', 'kind', 'writtenAt', 'sample'] as const
const fieldsOf = ({ fields }: DocumentRecord, names: readonly (keyof typeof fields)[] = FIELDS) =>
  Object.fromEntries(names.map((name) => [name, fields[name]]))
const headingsOf = ({ sections }: DocumentRecord): string[] =>
  sections.map(({ label, title }) => `${label ?? ''}${title ?? ''}`)
/** Chapters, articles and numbered items; not the paragraphs of an article, which a broken line can split. */
const numbersOf = ({ sections }: DocumentRecord): string[] =>
  sections.flatMap(({ label }) =>
    label !== null && /^第.+[章节条]$|、$|^（.+）$/u.test(label) ? [label] : [],
  )
const cellsOf = ({ tables }: DocumentRecord) =>
  tables.map(({ caption, rows }) => [caption, rows.map(({ name, cells }) => [name, cells])])
const plain = (text: string): string => text.replace(/\s/g, '')
const textOf = ({ text }: DocumentRecord, { start, end }: SectionRecord): string =>
  plain(text.slice(start, end))

test('ten policies are there in every form, made by the script', async () => {
  expect(VARIANT_POLICIES).toHaveLength(10)
  const made: string[] = []
  for (const id of VARIANT_POLICIES)
    for (const [name, content] of Object.entries(
      await variantsOf(readFileSync(join(POLICIES, `${id}.md`), 'utf8')),
    )) {
      made.push(name)
      expect([name, Buffer.from(content).equals(readFileSync(join(VARIANTS, name)))]).toEqual([name, true])
    }
  expect(FILES.filter((name) => !name.endsWith('.pdf'))).toEqual(made.sort())
})

describe('a policy from Word, a page, in Traditional characters, with readings or fields', () => {
  const names = ofForms('docx', 'html', 'traditional.txt', 'pinyin.txt', 'word-fields.txt')
  test.each(names)('%s reads like the original', async (name) => {
    const [variant, policy] = await both(name)
    expect(fieldsOf(variant)).toEqual(fieldsOf(policy))
    expect(headingsOf(variant)).toEqual(headingsOf(policy))
    expect(cellsOf(variant)).toEqual(cellsOf(policy))
    const text = plain(variant.text)
    expect(policy.sections.filter((section) => !text.includes(textOf(policy, section)))).toEqual([])
  })
})

describe('a policy with broken lines and page numbers', () => {
  test.each(ofForms('hard-breaks.txt'))('%s has the fields, the numbers and every word', async (name) => {
    const [variant, policy] = await both(name)
    expect(fieldsOf(variant)).toEqual(fieldsOf(policy))
    expect(numbersOf(variant)).toEqual(numbersOf(policy))
    const text = plain(variant.text)
    expect(policy.sections.filter((section) => !text.includes(textOf(policy, section)))).toEqual([])
  })

  test.each(ofForms('pdf'))('%s has the same but for its tables, which print as lines', async (name) => {
    const [variant, policy] = await both(name)
    const printed = ['title', 'docNo', 'issuer', 'kind', 'sample'] as const
    expect(fieldsOf(variant, printed)).toEqual(fieldsOf(policy, printed))
    expect(numbersOf(variant)).toEqual(numbersOf(policy))
    const text = plain(variant.text)
    const hasTable = ({ start, end }: SectionRecord): boolean =>
      policy.tables.some((table) => table.start >= start && table.start < end)
    const running = policy.sections.filter((section) => !hasTable(section))
    expect(running.length).toBeGreaterThan(15)
    expect(running.filter((section) => !text.includes(textOf(policy, section)))).toEqual([])
  })
})

test.each(ofForms('xlsx'))('%s holds the first table', async (name) => {
  const [{ tables }, policy] = await both(name)
  const rowsOf = ({ rows }: DocumentRecord['tables'][number]) => rows.map((row) => [row.name, row.cells])
  expect(tables.map(rowsOf)).toEqual(policy.tables.slice(0, 1).map(rowsOf))
})
