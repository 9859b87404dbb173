import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, it } from 'vitest'
import { loadFile } from '../../src/rag/ingest/load/index.ts'
import { repairDocument } from '../../src/rag/ingest/repair/index.ts'
import type { RepairedDocument } from '../../src/rag/ingest/types.ts'
import { comparable } from '../../src/shared/text/characters.ts'
import { toOriginalRange } from '../../src/shared/text/offset-map.ts'
import { describeShared, sharedPath } from '../support/shared.ts'

const FILES = [
  '000_7f1e42eccdde60a9.txt',
  '001_dabe2d36922cec4f.txt',
  '002_69d1f71e10b08c45.txt',
  '003_1a49e0d2138d2a08.txt',
  '004_3be40feab5722c62.txt',
]
const repaired = new Map<string, Promise<RepairedDocument>>()

async function loadAndRepair(file: string): Promise<RepairedDocument> {
  const path = sharedPath('corpus', file)
  const [document] = await loadFile({ name: basename(path), path: file, bytes: readFileSync(path) })
  if (!document) throw new Error(`nothing loaded from ${file}`)
  return repairDocument(document)
}

/** Each file is read and repaired once. */
function repair(prefix: string): Promise<RepairedDocument> {
  const file = FILES.find((name) => name.startsWith(prefix)) ?? ''
  const known = repaired.get(file) ?? loadAndRepair(file)
  repaired.set(file, known)
  return known
}

interface Question {
  gold: { file: string; quote: string }[]
}

describeShared('the five dirty files', () => {
  it('hold every gold quotation, and most of them word for word', async () => {
    const rows = readFileSync(sharedPath('evals', 'policy_qa.jsonl'), 'utf8').trim().split('\n')
    const quotes = rows.flatMap((row) => (JSON.parse(row) as Question).gold)
    expect(quotes.length).toBeGreaterThan(100)
    let found = 0
    let verbatim = 0
    for (const { file, quote } of quotes) {
      const { text } = await repair(file.slice(0, 3))
      if (comparable(text).includes(comparable(quote))) found++
      if (text.includes(quote)) verbatim++
    }
    expect(found / quotes.length).toBeGreaterThanOrEqual(0.98)
    expect(verbatim / quotes.length).toBeGreaterThanOrEqual(0.9)
  })

  it('have the table of 000 as its 28 indicators under a header', async () => {
    const { text, tables } = await repair('000')
    const [table] = tables
    expect(tables).toHaveLength(1)
    expect(table?.rows[0]?.map((cell) => cell.text)).toEqual([
      '指标名称（单位）',
      '现状值',
      '2024年',
      '2026年',
      '属性',
    ])
    const rows = table?.rows.slice(1).filter((row) => row.length === 5) ?? []
    expect(rows).toHaveLength(28)
    expect(table?.rows.filter((row) => row.length === 1).map((row) => row[0]?.text)).toEqual([
      '数字政府',
      '数字经济',
      '数字社会',
      '数字基础设施',
      '数据资源',
    ])
    for (const row of rows) {
      expect(text.slice(row[0]?.start, row.at(-1)?.end)).toBe(row.map((cell) => cell.text).join('\t'))
    }
  })

  it('lose bookmarks, page numbers, hard breaks, pinyin and site chrome', async () => {
    const texts = await Promise.all(
      ['000', '001', '002', '004'].map(async (file) => (await repair(file)).text),
    )
    const [bookmarks = '', chrome = '', breaks = '', pinyin = ''] = texts
    expect(bookmarks).not.toContain('bookmark')
    expect(chrome).toMatch(/（此件公开发布）$/)
    expect(breaks).not.toMatch(/— \d+ —/)
    const paragraphs = breaks.split('\n')
    expect(paragraphs.slice(0, 4)).toEqual([
      '威海市人民政府办公室',
      '关于印发数字威海2021行动方案的通知',
      '各区市人民政府，国家级开发区管委，综保区管委，南海新区管委，市政府各部门、单位：',
      '《数字威海2021行动方案》已经市政府同意，现印发给你们，请认真贯彻实施。',
    ])
    expect(paragraphs.filter((line) => /^（[一二三四五六七八九十]+）/.test(line))).toHaveLength(22)
    expect(pinyin).not.toMatch(/\([a-zāáǎàēéěèīíǐìōóǒòūúǔù]+\)/)
    expect(pinyin).not.toMatch(/\p{Script=Han}[A-Z]?（[a-z]*[āáǎàēéěèīíǐìōóǒòūúǔù]/u)
    for (const text of texts) expect(text).not.toMatch(/[ \t]\n|\n\n/)
  })

  it('have the shifted bytes of 004 restored, and what is left pointed at', async () => {
    const { text, warnings, original } = await repair('004')
    for (const phrase of [
      '燃气供热管理、',
      '规模化部署',
      '危化品运输',
      '医保基金智能监管',
      '开拓数字产品',
      '区域实现',
    ]) {
      expect(text).toContain(phrase)
    }
    for (const match of text.matchAll(/\?/g)) {
      const flagged = warnings.some(
        ({ code, start = -1, end = -1 }) =>
          code === 'TEXT_UNRESTORED' && start <= match.index && match.index < end,
      )
      expect(flagged, text.slice(match.index - 10, match.index + 10)).toBe(true)
    }
    expect(original).toContain('拓?cái)?shù)')
  })

  it('find nothing to restore in undamaged text', async () => {
    for (const prefix of ['000', '001', '002', '003']) {
      const { warnings, repairs } = await repair(prefix)
      expect(warnings.filter(({ code }) => code.startsWith('TEXT_'))).toEqual([])
      expect(repairs.map(({ step }) => step)).not.toContain('shifted-bytes')
    }
  })

  it('lead back to the original', async () => {
    for (const file of FILES) {
      const { text, original, offsets } = await repair(file.slice(0, 3))
      for (const match of text.matchAll(/\d{4}年/g)) {
        const range = toOriginalRange(offsets, { start: match.index, end: match.index + match[0].length })
        expect(original.slice(range.start, range.end).replace(/\s/g, '')).toContain(match[0].slice(1))
      }
    }
  })
})
