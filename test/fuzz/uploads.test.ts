import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/api/app.ts'
import type { App } from '../../src/api/instance.ts'
import { loadConfig } from '../../src/config/index.ts'
import { openHuida, type Huida } from '../../src/container/index.ts'
import { multipart } from '../support/multipart.ts'

const TOKEN = 'fuzz-admin-token'
const POLICIES = fileURLToPath(new URL('../../corpus/policies/', import.meta.url))
const UPLOADS = 220

let folder: string
let huida: Huida
let app: App
let sound: Uint8Array

/** The real application over an empty embedded database: loaders, repair and store take what comes. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huida-fuzz-'))
  const env = {
    HUIDA_DATA_DIR: folder,
    HUIDA_ADMIN_TOKEN: TOKEN,
    HUIDA_RATE_LIMIT: '1000000',
    HUIDA_MAX_UPLOAD_MB: '1',
  }
  const config = loadConfig({ ...env, HUIDA_MODELS_DIR: join(folder, 'none') }, '/nonexistent')
  const log = pino({ level: 'silent' })
  huida = await openHuida(config, log)
  app = await buildApp(huida, config, log)
  const [first = ''] = (await readdir(POLICIES)).sort()
  sound = await readFile(join(POLICIES, first))
})
afterAll(async () => {
  await app.close()
  await huida.close()
  await rm(folder, { recursive: true, force: true })
})

const EXTENSIONS = ['txt', 'md', 'html', 'json', 'jsonl', 'csv', 'xlsx', 'docx', 'pdf', 'zip', 'exe', '']
/** How real files begin: what lies behind is then up to chance. */
const SIGNATURES = [
  '%PDF-1.7\n',
  'PK\u0003\u0004',
  '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1',
  '<!doctype html>',
  '{"id":',
  '\ufeff',
  '---\n',
  '',
]

const name = fc
  .tuple(
    fc.constantFrom('通知', '../../x', 'a\u202eb', ' ', 'con', 'x'.repeat(300)),
    fc.constantFrom(...EXTENSIONS),
  )
  .map(([stem, extension]) => `${stem}.${extension}`)
const noise = fc.uint8Array({ maxLength: 3000 })
const signed = fc
  .tuple(fc.constantFrom(...SIGNATURES), noise)
  .map(([signature, bytes]) => Buffer.concat([Buffer.from(signature, 'latin1'), bytes]))
const text = fc
  .array(
    fc.constantFrom(
      '第一条 ',
      '第九百章',
      '表1 指标\n',
      '一、',
      '（一）',
      '\t|\t',
      '〔2024〕9号',
      '2024年2月30日',
      '\0',
      '\ud800',
      '牵头',
      '（市局',
      '\r',
      '\n',
      '## ',
      '&nbsp;',
      '<table><tr><td>',
      '"',
      ',',
    ),
    { maxLength: 80 },
  )
  .map((parts) => Buffer.from(parts.join('')))
const archive = fc
  .tuple(fc.constantFrom('word/document.xml', 'xl/workbook.xml', '[Content_Types].xml', '../evil'), noise)
  .map(([entry, bytes]) =>
    Buffer.from(zipSync({ [entry]: bytes, '[Content_Types].xml': new Uint8Array([60]) })),
  )
/** A sound file with bytes changed, cut or doubled. */
const mutated = fc
  .tuple(fc.nat(), fc.nat(255), fc.constantFrom('set', 'cut', 'double'))
  .map(([at, byte, how]) => {
    const copy = Buffer.from(sound)
    const place = at % copy.length
    if (how === 'cut') return copy.subarray(0, place)
    if (how === 'double') return Buffer.concat([copy, copy.subarray(place)])
    copy[place] = byte
    return copy
  })

describe('uploads that are not what they say', () => {
  it(`survives ${UPLOADS} of them without a 5xx, and still answers`, { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(name, fc.oneof(noise, signed, text, archive, mutated), async (name, content) => {
        const form = multipart([{ name: name.replaceAll('"', ''), content }])
        const headers = { ...form.headers, authorization: `Bearer ${TOKEN}` }
        const response = await app.inject({
          method: 'POST',
          url: '/api/v1/documents',
          payload: form.body,
          headers,
        })
        expect(response.statusCode, `${name}: ${response.body}`).toBeLessThan(500)
        if (response.statusCode >= 400)
          expect(response.json()).toMatchObject({ code: expect.stringMatching(/^ERR_/) as string })
      }),
      { numRuns: UPLOADS },
    )
    const form = multipart([{ name: 'sound.md', content: sound }])
    const headers = { ...form.headers, authorization: `Bearer ${TOKEN}` }
    expect(
      (await app.inject({ method: 'POST', url: '/api/v1/documents', payload: form.body, headers }))
        .statusCode,
    ).toBe(200)
    const list = (await app.inject('/api/v1/documents?limit=200')).json<{ items: { id: string }[] }>()
    for (const { id } of list.items) {
      expect((await app.inject(`/api/v1/documents/${encodeURIComponent(id)}`)).statusCode).toBe(200)
      expect((await app.inject(`/api/v1/documents/${encodeURIComponent(id)}/text`)).statusCode).toBe(200)
    }
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/answers',
      payload: { question: '补贴标准是多少？' },
    })
    expect(answer.statusCode).toBe(200)
  })

  it('survives forms that are broken themselves', { timeout: 120_000 }, async () => {
    const whole = multipart([{ name: '通知.txt', content: '第一条 内容。' }])
    const cut = fc.tuple(fc.nat(whole.body.length), fc.nat(whole.body.length), noise)
    await fc.assert(
      fc.asyncProperty(cut, async ([from, to, bytes]) => {
        const payload = Buffer.concat([whole.body.subarray(0, from), bytes, whole.body.subarray(to)])
        const headers = { ...whole.headers, authorization: `Bearer ${TOKEN}` }
        const response = await app.inject({ method: 'POST', url: '/api/v1/documents', payload, headers })
        expect(response.statusCode, response.body).toBeLessThan(500)
      }),
      { numRuns: 150 },
    )
  })
})
