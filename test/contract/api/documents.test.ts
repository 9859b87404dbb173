import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Compile } from 'typebox/compile'
import { DocumentDetailSchema, DocumentListSchema, PassageSchema } from '../../../src/api/schemas/document.ts'
import { makeDocument, makeFakeLibrary } from '../../support/fake-library.ts'
import { LODGING } from '../../support/fake-answer.ts'
import { ADMIN_TOKEN } from '../../support/fake-services.ts'
import { expectProblem } from '../../support/problem.ts'
import { makeTestApp, type TestApp } from '../../support/test-app.ts'

let test: TestApp

beforeAll(async () => {
  test = await makeTestApp()
})
afterAll(() => test.app.close())

const get = (url: string) => test.app.inject(url)
const admin = { authorization: `Bearer ${ADMIN_TOKEN}` }

interface Passage {
  text: string
  offset: number
  highlights: { start: number; end: number }[]
  headings: { start: number; level: number }[]
  tables: { start: number; end: number }[]
}

describe('GET /api/v1/documents', () => {
  it('lists with fields', async () => {
    const list = (await get('/api/v1/documents')).json<{ items: object[] }>()
    expect(Compile(DocumentListSchema).Errors(list)).toEqual([])
    expect(list).toMatchObject({ offset: 0, limit: 50, next_offset: null, total: 1 })
    expect(list.items[0]).toMatchObject({
      id: 'lodging',
      doc_no: '望文旅发〔2024〕9号',
      status: '有效',
      sample: true,
    })
  })

  it('pages and finds', async () => {
    const many = Array.from({ length: 5 }, (_, n) =>
      makeDocument({ id: `d${n}`, text: '文', fields: { title: `文件${n}` } }),
    )
    const paged = await makePagedApp(many)
    const first = (await paged.inject('/api/v1/documents?limit=2')).json<{ items: { id: string }[] }>()
    expect(first).toMatchObject({ next_offset: 2, total: 5 })
    const last = (await paged.inject('/api/v1/documents?limit=2&offset=4')).json<{
      items: { id: string }[]
    }>()
    expect(last.items.map(({ id }) => id)).toEqual(['d4'])
    expect(last).toMatchObject({ next_offset: null })
    const found = (await paged.inject(`/api/v1/documents?q=${encodeURIComponent('文件3')}`)).json<{
      items: object[]
    }>()
    expect(found.items).toHaveLength(1)
    await paged.close()
  })

  it('puts policies before guides, and lists either alone', async () => {
    const kinds = [
      ['g1', '办事指南'],
      ['p1', '办法'],
      ['g2', '办事指南'],
      ['p2', null],
    ] as const
    const paged = await makePagedApp(
      kinds.map(([id, kind]) => makeDocument({ id, text: '文', fields: { title: id, kind } })),
    )
    const listed = async (query: string) => {
      const list = (await paged.inject(`/api/v1/documents?${query}`)).json<{
        items: { id: string }[]
        total: number
      }>()
      return [list.items.map(({ id }) => id).join(' '), list.total]
    }
    expect(await listed('')).toEqual(['p1 p2 g1 g2', 4])
    expect(await listed('group=policies')).toEqual(['p1 p2', 2])
    expect(await listed('group=guides')).toEqual(['g1 g2', 2])
    expectProblem(await paged.inject('/api/v1/documents?group=other'), 'ERR_INPUT_INVALID')
    await paged.close()
  })

  it.each([
    ['limit=0', 'limit'],
    ['limit=1000', 'limit'],
    ['offset=-1', 'offset'],
    ['limit=many', 'limit'],
    ['sort=title', 'sort'],
    [`q=${'a'.repeat(201)}`, 'q'],
  ])('refuses ?%s', async (query, field) => {
    expect(expectProblem(await get(`/api/v1/documents?${query}`), 'ERR_INPUT_INVALID')).toContain(field)
  })
})

async function makePagedApp(documents: Parameters<typeof makeFakeLibrary>[0]) {
  const { app, services } = await makeTestApp()
  const library = makeFakeLibrary(documents)
  Object.assign(services.library, library)
  return app
}

describe('GET /api/v1/documents/{id}', () => {
  it('shows outline, units, tables and warnings', async () => {
    const document = (await get('/api/v1/documents/lodging')).json<Record<string, unknown>>()
    expect(Compile(DocumentDetailSchema).Errors(document)).toEqual([])
    expect(document).toMatchObject({
      title: '望海市民宿奖励办法',
      characters: LODGING.text.length,
      warning_count: 1,
      warnings: [{ code: 'OUTLINE_NOT_MONOTONE' }],
      units: [{ unit: '望海市文化和旅游局', role: '牵头' }],
      tables: [{ header: ['年度', '户数', '金额（万元）'] }],
    })
    expect(document).not.toHaveProperty('text')
    expect(document).not.toHaveProperty('digest')
  })

  it('knows no other', async () => {
    expectProblem(await get('/api/v1/documents/nope'), 'ERR_NOT_FOUND')
    expectProblem(await get('/api/v1/documents/nope/text'), 'ERR_NOT_FOUND')
    expectProblem(await get('/api/v1/documents/nope/original'), 'ERR_NOT_FOUND')
  })
})

describe('GET /api/v1/documents/{id}/text', () => {
  const passage = async (query: Record<string, string>): Promise<Passage> => {
    const response = await get(`/api/v1/documents/lodging/text?${new URLSearchParams(query).toString()}`)
    expect(response.statusCode).toBe(200)
    const body = response.json<Passage>()
    expect(Compile(PassageSchema).Errors(body)).toEqual([])
    expect(LODGING.text.slice(body.offset, body.offset + body.text.length)).toBe(body.text)
    return body
  }

  it('marks the quotation at its place', async () => {
    const quote = '一次性奖励3万元'
    const { text, highlights, headings, tables } = await passage({ anchor: 's2', quote })
    expect(highlights.map(({ start, end }) => text.slice(start, end))).toEqual([quote])
    expect(headings.map(({ start }) => text.slice(start, start + 3))).toEqual(['第一章', '第二章', '第三章'])
    expect(tables.map(({ start, end }) => text.slice(start, end))).toEqual([
      '年度\t户数\t金额（万元）\n2024\t12\t48\n2025\t20\t76',
    ])
  })

  it('keeps to whole lines when the context is short', async () => {
    const { text } = await passage({ anchor: 's2', quote: '一次性奖励3万元', context: '1' })
    expect(text).toBe('第三条 新评为乙级的民宿一次性奖励3万元。')
  })

  it('finds a table row by its anchor, and a quotation whose white space differs', async () => {
    expect((await passage({ anchor: 't1r1', context: '0' })).text).toBe('2024\t12\t48')
    const { text, highlights } = await passage({ quote: '2024 12 48' })
    expect(highlights.map(({ start, end }) => text.slice(start, end))).toEqual(['2024\t12\t48'])
  })

  it('marks nothing when the quotation is not there', async () => {
    expect((await passage({ anchor: 's2', quote: '奖励10万元' })).highlights).toEqual([])
  })

  it('starts at the top without a place', async () => {
    expect((await passage({ context: '5' })).text).toBe('望海市民宿奖励办法')
  })

  it('knows no other anchor', async () => {
    expectProblem(await get('/api/v1/documents/lodging/text?anchor=zz'), 'ERR_NOT_FOUND')
  })
})

describe('GET /api/v1/documents/{id}/original', () => {
  it('gives the bytes as an attachment that no browser renders', async () => {
    const response = await get('/api/v1/documents/lodging/original')
    expect(response.body).toBe(LODGING.originalText)
    expect(response.headers['content-type']).toBe('application/octet-stream')
    expect(response.headers['content-disposition']).toBe(
      `attachment; filename="lodging.md"; filename*=UTF-8''lodging.md`,
    )
    expect(response.headers['x-content-type-options']).toBe('nosniff')
    expect(response.headers['content-security-policy']).toContain('sandbox')
  })

  it('writes any name safely', async () => {
    const { app, services } = await makeTestApp()
    services.library.getOriginal = async () => ({
      bytes: new Uint8Array([1]),
      mediaType: 'text/html',
      source: '通知"\r\n(1).html',
    })
    const header = (await app.inject('/api/v1/documents/x/original')).headers['content-disposition']
    expect(header).toBe(
      `attachment; filename="_____(1).html"; filename*=UTF-8''%E9%80%9A%E7%9F%A5%22%0D%0A%281%29.html`,
    )
    await app.close()
  })
})

describe('DELETE /api/v1/documents/{id}', () => {
  it('needs the token, removes, and then knows it no more', async () => {
    const { app, services } = await makeTestApp()
    const remove = (headers: Record<string, string>) =>
      app.inject({ method: 'DELETE', url: '/api/v1/documents/lodging', headers })
    expectProblem(await remove({}), 'ERR_UNAUTHORIZED')
    expectProblem(await remove({ authorization: 'Bearer wrong' }), 'ERR_UNAUTHORIZED')
    expect(await services.library.countDocuments()).toBe(1)
    expect((await remove(admin)).statusCode).toBe(204)
    expect(await services.library.countDocuments()).toBe(0)
    expectProblem(await remove(admin), 'ERR_NOT_FOUND')
    await app.close()
  })
})
