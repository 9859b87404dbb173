import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fetchModel, type FetchOptions } from './fetch-model.ts'
import type { ModelManifest } from './manifest.ts'
import type { FetchProgress } from './source.ts'
import { modelStatus } from './status.ts'

const CONTENT: Record<string, string> = {
  'model.onnx': 'weights '.repeat(40_000),
  'tokenizer.json': '{"words":1}',
}
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const manifest: ModelManifest = {
  name: 'tiny',
  repository: 'someone/tiny',
  mavenArtifact: 'org.example:tiny:1',
  files: Object.entries(CONTENT).map(([name, text]) => ({
    name,
    bytes: text.length,
    sha256: sha256(text),
    remotePath: name === 'model.onnx' ? 'onnx/model.onnx' : name,
    archiveSuffix: name === 'model.onnx' ? '.onnx' : name,
  })),
}

let root: string
let modelsDir: string
let progress: FetchProgress[]
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'huida-files-'))
  modelsDir = join(root, 'models')
  progress = []
})
afterEach(() => rm(root, { recursive: true, force: true }))

const NO_MAVEN = 'no-such-command-for-maven'
const get = (options: Partial<FetchOptions> = {}) =>
  fetchModel({
    modelsDir,
    manifest,
    mavenCommand: NO_MAVEN,
    onProgress: (at) => progress.push(at),
    ...options,
  })
const installed = (name: string): Promise<string> => readFile(join(modelsDir, 'tiny', name), 'utf8')

async function folderWith(files: Record<string, string>, below = ''): Promise<string> {
  const folder = join(root, 'given')
  await mkdir(join(folder, below), { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, below, name), text)
  return folder
}

async function expectInstalled(): Promise<void> {
  for (const [name, text] of Object.entries(CONTENT)) expect(await installed(name)).toBe(text)
  expect((await readdir(join(modelsDir, 'tiny'))).sort()).toEqual(['model.onnx', 'tokenizer.json'])
  expect((await modelStatus(modelsDir, manifest)).state).toBe('present')
}

describe('from a folder', () => {
  test.each(['', 'tiny'])('copies the files (below "%s")', async (below) => {
    const result = await get({ folder: await folderWith(CONTENT, below) })
    expect(result).toEqual({ name: 'tiny', folder: join(modelsDir, 'tiny'), source: 'folder' })
    await expectInstalled()
  })

  test('leaves what was there when a checksum is wrong', async () => {
    await mkdir(join(modelsDir, 'tiny'), { recursive: true })
    await writeFile(join(modelsDir, 'tiny', 'model.onnx'), 'old weights')
    const folder = await folderWith({ ...CONTENT, 'tokenizer.json': '{"words":2}' })
    await expect(get({ folder })).rejects.toMatchObject({ code: 'ERR_MODEL_CHECKSUM' })
    expect(await installed('model.onnx')).toBe('old weights')
    expect(await readdir(join(modelsDir, 'tiny'))).toEqual(['model.onnx'])
  })

  test('names the file that the folder lacks', async () => {
    const folder = await folderWith({ 'model.onnx': CONTENT['model.onnx']! })
    await expect(get({ folder, source: 'folder' })).rejects.toMatchObject({
      code: 'ERR_MODEL_DOWNLOAD',
      detail: expect.stringContaining('tokenizer.json'),
    })
  })
})

describe('status', () => {
  test('tells missing, corrupt and present apart', async () => {
    expect(await modelStatus(modelsDir, manifest)).toMatchObject({ state: 'missing' })
    await get({ folder: await folderWith(CONTENT) })
    await writeFile(join(modelsDir, 'tiny', 'model.onnx'), CONTENT['model.onnx']!.replace('w', 'W'))
    expect(await modelStatus(modelsDir, manifest)).toMatchObject({
      state: 'corrupt',
      files: [{ state: 'corrupt' }, { state: 'present' }],
    })
  })

  test('fetches nothing when all is there, and repairs what is corrupt', async () => {
    const folder = await folderWith(CONTENT)
    await get({ folder })
    expect((await get({ folder })).source).toBeNull()
    await writeFile(join(modelsDir, 'tiny', 'model.onnx'), 'broken')
    expect((await get({ folder })).source).toBe('folder')
    await expectInstalled()
  })
})

describe('without any source', () => {
  test('says which sources there could be', async () => {
    await expect(get()).rejects.toMatchObject({
      code: 'ERR_MODEL_DOWNLOAD',
      detail: expect.stringMatching(/文件夹.*Maven.*HUIDA_MODEL_ENDPOINT/),
    })
  })
  test.each(['folder', 'endpoint'] as const)(
    'calls a source without its address a usage error: %s',
    async (source) => {
      await expect(get({ source })).rejects.toMatchObject({ code: 'ERR_USAGE' })
    },
  )
})

describe('from Maven', () => {
  async function fakeMaven(entries: Record<string, string>, exit = 0): Promise<string> {
    const jar = join(root, 'tiny.jar')
    const bytes = Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)]))
    await writeFile(jar, zipSync(bytes))
    const script = join(root, 'mvn')
    const copy = `for a in "$@"; do case "$a" in -DoutputDirectory=*) o="\${a#*=}";; esac; done
[ -n "$o" ] || exit 0
mkdir -p "$o" && cp '${jar}' "$o/tiny-1.jar"`
    const fail = `[ "$1" = --version ] && exit 0\necho '[ERROR] no such artifact'; exit 1`
    await writeFile(script, `#!/bin/sh\n${exit === 0 ? copy : fail}\n`, { mode: 0o755 })
    return script
  }

  test('unpacks model and tokenizer from the artifact', async () => {
    const mavenCommand = await fakeMaven({
      'META-INF/MANIFEST.MF': 'x',
      'tiny.onnx': CONTENT['model.onnx']!,
      'tiny-tokenizer.json': CONTENT['tokenizer.json']!,
    })
    expect((await get({ mavenCommand })).source).toBe('maven')
    await expectInstalled()
    expect(progress.map(({ file }) => file)).toEqual(['model.onnx', 'tokenizer.json'])
  })

  test('says what Maven said', async () => {
    await expect(get({ mavenCommand: await fakeMaven({}, 1) })).rejects.toMatchObject({
      code: 'ERR_MODEL_DOWNLOAD',
      detail: expect.stringContaining('no such artifact'),
    })
  })

  test('says so when Maven is asked for and absent', async () => {
    await expect(get({ source: 'maven' })).rejects.toMatchObject({ code: 'ERR_MODEL_DOWNLOAD' })
  })

  test('goes on to the next source when it fails, and names all failures when none works', async () => {
    const folder = await folderWith({})
    const mavenCommand = await fakeMaven({ 'tiny.onnx': 'other', 'tiny-tokenizer.json': 'other' })
    const failure = await get({ folder, mavenCommand }).catch((error: unknown) => error)
    expect(failure).toMatchObject({
      code: 'ERR_MODEL_DOWNLOAD',
      detail: expect.stringMatching(/没有 model\.onnx；.*SHA-256/),
    })
  })
})

describe('from an endpoint', () => {
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
  afterEach(
    () => new Promise<void>((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  )

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
      response.write(body.slice(0, 100_000), () => setTimeout(() => response.destroy(), 20))
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
      response.write(plain['tiny/model.onnx'].slice(0, 50_000), () =>
        setTimeout(() => stop.abort(new Error('closed')), 50),
      )
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
})
