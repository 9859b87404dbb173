import { beforeAll, describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { loadCityPack } from '../../../src/city/index.ts'
import { CLAUSES_FILE } from '../../../src/scenarios/hotline/dispatch/evidence/home-library.ts'
import { clausesOf } from '../../../src/scenarios/hotline/dispatch/evidence/policy-clauses.ts'
import type { DocumentRecord } from '../../../src/store/records.ts'
import { readDirectory } from './real-file.ts'

describe('the demo library', () => {
  let documents: Map<string, DocumentRecord>
  beforeAll(async () => void (documents = await readDirectory('corpus/policies')))

  it('is read without a warning, every document with its fields', () => {
    for (const [name, { warnings, fields, sections, chunks }] of documents) {
      expect([name, warnings]).toEqual([name, []])
      expect([name, fields.sample, fields.region, fields.level]).toEqual([name, true, '晏海市', 'city'])
      expect(fields.title).not.toBeNull()
      expect(fields.status).not.toBeNull()
      expect(sections.length).toBeGreaterThan(0)
      expect(chunks.length).toBeGreaterThan(0)
    }
  })

  it('has anchors that are unique and articles that run on', () => {
    for (const [name, { sections }] of documents) {
      expect([name, new Set(sections.map((section) => section.anchor)).size]).toEqual([name, sections.length])
      const articles = sections.filter((section) => /^第.+条$/u.test(section.label ?? ''))
      const numbers = articles.map((article) => Number(/a(\d+)$/.exec(article.anchor)![1]))
      expect([name, numbers]).toEqual([name, numbers.map((_, index) => index + 1)])
    }
  })

  it('has tables whose rows have a name and a cell under every header they fill', () => {
    let tables = 0
    for (const [name, document] of documents)
      for (const table of document.tables) {
        tables++
        expect([name, table.caption]).toEqual([name, expect.stringMatching(/^表\d/)])
        expect(table.rows.length).toBeGreaterThan(0)
        for (const row of table.rows) {
          expect([name, row.name === '']).toEqual([name, false])
          expect(Object.keys(row.cells).length).toBeGreaterThan(0)
        }
      }
    expect(tables).toBeGreaterThan(10)
  })

  it('names only documents that are related by front matter or text', () => {
    for (const [name, { fields }] of documents)
      for (const { target } of fields.relations)
        expect([name, target]).toEqual([
          name,
          expect.stringMatching(/〔\d{4}〕\d+号$|办法|规定|通知|公告|规划|措施/),
        ])
  })

  it('says who does what in the clauses that dispatch was trained with: else run scripts/train-dispatch.ts', async () => {
    const pack = await loadCityPack(null)
    const clauses = [...documents.values()].flatMap((document) => clausesOf(document, pack))
    expect(clauses.length).toBeGreaterThan(200)
    expect(JSON.parse(readFileSync(CLAUSES_FILE, 'utf8'))).toEqual(clauses)
  })
})
