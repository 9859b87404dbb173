import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CONTENT, tinyManifest as manifest } from '../../../test/support/tiny-model.ts'
import { fetchModel, type FetchOptions } from './fetch-model.ts'
import type { FetchProgress } from './source.ts'

let root: string
let modelsDir: string
let progress: FetchProgress[]
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'huida-endpoint-'))
  modelsDir = join(root, 'models')
  progress = []
})
afterEach(() => rm(root, { recursive: true, force: true }))

const get = (options: Partial<FetchOptions> = {}) =>
  fetchModel({ modelsDir, manifest, source: 'endpoint', onProgress: (at) => progress.push(at), ...options })
const installed = (name: string): Promise<string> => readFile(join(modelsDir, 'tiny', name), 'utf8')

async function expectInstalled(): Promise<void> {
  for (const [name, text] of Object.entries(CONTENT)) expect(await installed(name)).toBe(text)
  expect((await readdir(join(modelsDir, 'tiny'))).sort()).toEqual(['model.onnx', 'tokenizer.json'])
}

/** Resolves when so many bytes of the weights are on disk. */
const arrived = (bytes: number): Promise<void> =>
  vi.waitFor(
    async () => {
      const part = await stat(join(modelsDir, 'tiny', '.fetch', 'model.onnx.part'))
      if (part.size < bytes) throw new Error('not yet')
    },
    { timeout: 20_000, interval: 5 },
  )

type Handler = (path: string, request: IncomingMessage, response: ServerResponse) => void
let server: Server
let endpoint: string
let asked: { path: string; range: string | undefined }[]
let handle: Handler

beforeEach(async () => {
  asked = []
  server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', range: request.headers.range })
    handle(request.url ?? '', request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mirror/`
})
afterEach(() => new Promise<void>((resolve) => (server.close(() => resolve()), server.closeAllConnections())))

/** Serves a folder of the given layout, with byte ranges. */
const serve =
  (files: Record<string, string>): Handler =>
  (path, request, response) => {
    const body = files[path.replace(/^\/mirror\//, '')]
    if (body === undefined) return void response.writeHead(404).end()
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
    if (from >= body.length) return void response.writeHead(416).end()
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': body.length - from }).end(body.slice(from))
  }

const LAYOUTS: [string, (name: string) => string][] = [
  ['Hugging Face', (name) => `someone/tiny/resolve/main/${name}`],
  ['ModelScope', (name) => `models/someone/tiny/resolve/master/${name}`],
  [
    'ModelScope’s API',
    (name) => `api/v1/models/someone/tiny/repo?Revision=master&FilePath=${encodeURIComponent(name)}`,
  ],
]
test.each(LAYOUTS)('finds the layout of %s', async (_, path) => {
  handle = serve({
    [path('onnx/model.onnx')]: CONTENT['model.onnx']!,
    [path('tokenizer.json')]: CONTENT['tokenizer.json']!,
  })
  expect((await get({ endpoint })).source).toBe('endpoint')
  await expectInstalled()
  const total = CONTENT['model.onnx']!.length
  expect(progress.findLast(({ file }) => file === 'model.onnx')).toEqual({
    file: 'model.onnx',
    bytes: total,
    total,
  })
})

const plain = {
  'tiny/model.onnx': CONTENT['model.onnx']!,
  'tiny/tokenizer.json': CONTENT['tokenizer.json']!,
}

test('goes on after a broken connection where it stopped', async () => {
  let broken = 0
  const whole = serve(plain)
  handle = (path, request, response) => {
    if (!path.endsWith('tiny/model.onnx') || broken++ > 1) return whole(path, request, response)
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
    const body = plain['tiny/model.onnx'].slice(from)
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': body.length })
    response.write(body.slice(0, 100_000))
    void arrived(from + 100_000).then(() => response.destroy())
  }
  await get({ endpoint })
  await expectInstalled()
  const ranges = asked.filter(({ path }) => path.endsWith('tiny/model.onnx')).map(({ range }) => range)
  expect(ranges).toEqual([undefined, 'bytes=100000-', 'bytes=200000-'])
})

test('goes on where an earlier, stopped run was', async () => {
  const stop = new AbortController()
  handle = (path, _request, response) => {
    if (!path.includes('tiny/model.onnx')) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-length': plain['tiny/model.onnx'].length })
    response.write(plain['tiny/model.onnx'].slice(0, 50_000))
    void arrived(50_000).then(() => stop.abort(new Error('closed')))
  }
  await expect(get({ endpoint, signal: stop.signal })).rejects.toThrow('closed')
  asked = []
  handle = serve(plain)
  await get({ endpoint })
  await expectInstalled()
  expect(asked.find(({ path }) => path.endsWith('tiny/model.onnx'))?.range).toBe('bytes=50000-')
})

test('starts again when the server cannot go on from the middle', async () => {
  await mkdir(join(modelsDir, 'tiny', '.fetch'), { recursive: true })
  await writeFile(join(modelsDir, 'tiny', '.fetch', 'model.onnx.part'), 'weights weig')
  const whole = serve(plain)
  handle = (path, request, response) => {
    delete request.headers.range
    whole(path, request, response)
  }
  await get({ endpoint })
  await expectInstalled()
})

test('throws a tampered file away and keeps what was there', async () => {
  await mkdir(join(modelsDir, 'tiny'), { recursive: true })
  await writeFile(join(modelsDir, 'tiny', 'tokenizer.json'), 'old')
  handle = serve({ ...plain, 'tiny/model.onnx': plain['tiny/model.onnx'].replace('weights', 'wEights') })
  await expect(get({ endpoint })).rejects.toMatchObject({ code: 'ERR_MODEL_CHECKSUM' })
  expect(await readdir(join(modelsDir, 'tiny'))).toEqual(['tokenizer.json'])
  expect(await installed('tokenizer.json')).toBe('old')
})

test.each([
  [404, '没有 model.onnx'],
  [400, 'HTTP 400'],
])('reports HTTP %i', async (status, hint) => {
  handle = (_path, _request, response) => void response.writeHead(status).end()
  await expect(get({ endpoint })).rejects.toMatchObject({
    code: 'ERR_MODEL_DOWNLOAD',
    detail: expect.stringContaining(hint),
  })
})
