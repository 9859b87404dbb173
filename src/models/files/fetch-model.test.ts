import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CONTENT, tinyManifest as manifest } from '../../../test/support/tiny-model.ts'
import { fetchModel, type FetchOptions } from './fetch-model.ts'
import type { FetchProgress } from './source.ts'
import { modelStatus } from './status.ts'

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
