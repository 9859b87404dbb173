import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeMemoryStore, type MemoryStore } from '../../../../test/support/memory-store.ts'
import { HuidaError } from '../../../shared/errors.ts'
import { loadFile } from '../load/index.ts'
import { syncPaths, syncUpload } from './sync-paths.ts'
import type { FileOutcome, SyncDeps } from './types.ts'

const policy = (topic: string): string =>
  `青岚市${topic}办法\n第一条　为做好${topic}工作，制定本办法。\n第二条　${topic}免费办理。\n`
const row = (id: string, topic: string): string => JSON.stringify({ id, text: policy(topic) })

let dir: string
let store: MemoryStore
let deps: SyncDeps & { load: ReturnType<typeof vi.fn<typeof loadFile>> }

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'huida-sync-'))
  store = makeMemoryStore()
  deps = { store, limits: { maxBytes: 100_000 }, load: vi.fn<typeof loadFile>(loadFile) }
})
afterEach(() => rm(dir, { recursive: true, force: true }))

async function write(files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), content)
  }
}
const sync = (path = ''): Promise<FileOutcome[]> => syncPaths([join(dir, path)], deps)
const told = (outcomes: readonly FileOutcome[]): Record<string, string> =>
  Object.fromEntries(outcomes.map(({ path, outcome, code }) => [path, code ?? outcome]))

describe('the same number in another file', () => {
  const numbered = (no: string): string =>
    `青岚市供水办法\n青政发${no}\n${policy('供水').split('\n').slice(1).join('\n')}`
  const warned = (outcomes: readonly FileOutcome[]): string[] =>
    outcomes.flatMap(({ path, warnings }) =>
      warnings.flatMap(({ code, message }) => (code === 'SAME_DOC_NO' ? [`${path}：${message}`] : [])),
    )

  it('is warned of, however the number is written, and written all the same', async () => {
    await write({ 'a.txt': numbered('〔2024〕8号') })
    expect(warned(await sync())).toEqual([])
    const file = { name: '供水办法.md', bytes: new TextEncoder().encode(numbered('[2024]8号')) }
    const [outcome] = await syncUpload(file, deps)
    expect(outcome!.outcome).toBe('created')
    expect(warned([outcome!])).toEqual([expect.stringMatching(/^供水办法\.md：.*2024.*a\.txt/)])
    expect(store.documents.size).toBe(2)
  })

  it('is not of a file that comes again or has moved, nor of another number', async () => {
    await write({ 'a.txt': numbered('〔2024〕8号'), 'b.txt': numbered('〔2024〕9号') })
    expect(warned(await sync())).toEqual([])
    await write({ 'a.txt': `${numbered('〔2024〕8号')}\n第三条　另行公布。` })
    await rename(join(dir, 'b.txt'), join(dir, 'c.txt'))
    expect(warned(await sync())).toEqual([])
  })
})

describe('a directory', () => {
  it('is created, then unchanged without being parsed, then updated and removed', async () => {
    await write({ 'a.txt': policy('供水'), 'sub/b.txt': policy('供气') })
    expect(told(await sync())).toEqual({ 'a.txt': 'created', 'sub/b.txt': 'created' })
    deps.load.mockClear()
    expect(told(await sync())).toEqual({ 'a.txt': 'unchanged', 'sub/b.txt': 'unchanged' })
    expect(deps.load).not.toHaveBeenCalled()
    await write({ 'a.txt': policy('供热') })
    await rm(join(dir, 'sub/b.txt'))
    expect(told(await sync())).toEqual({ 'a.txt': 'updated', 'sub/b.txt': 'removed' })
    expect([...store.documents.keys()]).toEqual(['a'])
    expect(store.documents.get('a')!.text).toContain('供热')
  })

  it('tells each file as it is done, and the total', async () => {
    await write({ 'a.txt': policy('供水'), 'b.txt': policy('供气') })
    await sync()
    await rm(join(dir, 'b.txt'))
    const events: string[] = []
    await syncPaths([dir], deps, {
      onFile: (done, total, { path, outcome }) => events.push(`${done}/${total} ${path} ${outcome}`),
    })
    expect(events).toEqual(['1/2 a.txt unchanged', '2/2 b.txt removed'])
  })

  it('passes over hidden files and office locks, and takes a file once however often it is named', async () => {
    await write({
      'a.txt': policy('供水'),
      '.hidden.txt': policy('供气'),
      '~$a.docx': 'x',
      '.git/c.txt': policy('供热'),
    })
    await symlink(dir, join(dir, 'loop'))
    const outcomes = await syncPaths([dir, join(dir, 'a.txt')], deps)
    expect(told(outcomes)).toEqual({ 'a.txt': 'created' })
  })

  it('removes only what is gone from itself', async () => {
    await write({ 'one/a.txt': policy('供水'), 'two/a.txt': policy('供气'), 'two/b.txt': policy('供热') })
    await sync('one')
    await sync('two')
    await rm(join(dir, 'two/b.txt'))
    await rm(join(dir, 'one/a.txt'))
    expect(told(await sync('two'))).toEqual({ 'a.txt': 'unchanged', 'b.txt': 'removed' })
    expect(store.documents.size).toBe(2)
    await syncPaths([join(dir, 'two/a.txt')], deps)
    expect(store.documents.size).toBe(2)
  })

  it('changes nothing when it is not there', async () => {
    await write({ 'a.txt': policy('供水') })
    await sync()
    await rm(dir, { recursive: true })
    const [outcome] = await sync()
    expect(outcome).toMatchObject({
      outcome: 'failed',
      code: 'ERR_FILE_UNREADABLE',
      reason: '文件或目录不存在',
    })
    expect(store.documents.size).toBe(1)
  })
})

describe('a file that fails', () => {
  it('is reported with its code and keeps its old version', async () => {
    await write({ 'a.txt': policy('供水'), 'b.txt': policy('供气') })
    await sync()
    await write({
      'a.txt': '',
      'c.bin': new Uint8Array([0, 1, 2, 3, 255, 254]),
      'd.txt': 'x'.repeat(200_000),
    })
    const outcomes = await sync()
    expect(told(outcomes)).toMatchObject({
      'a.txt': 'ERR_FILE_EMPTY',
      'b.txt': 'unchanged',
      'd.txt': 'ERR_FILE_TOO_LARGE',
    })
    expect(outcomes.find(({ path }) => path === 'c.bin')).toMatchObject({
      outcome: 'failed',
      counts: { failed: 1 },
    })
    expect(outcomes.every(({ outcome, reason }) => outcome !== 'failed' || (reason ?? '') !== '')).toBe(true)
    expect([...store.documents.keys()].sort()).toEqual(['a', 'b'])
  })

  it('does not stop the others when the store refuses its document', async () => {
    await write({ 'a.txt': policy('供水'), 'b.txt': policy('供气') })
    const put = store.putDocument
    store.putDocument = (document) =>
      document.id === 'a' ? Promise.reject(new Error('bad text')) : put(document)
    expect(told(await sync())).toEqual({ 'a.txt': 'ERR_INTERNAL', 'b.txt': 'created' })
  })

  it('ends the sync when the store itself fails', async () => {
    await write({ 'a.txt': policy('供水'), 'b.txt': policy('供气'), 'c.txt': policy('供热') })
    store.putDocument = () => Promise.reject(new HuidaError('ERR_STORE_UNAVAILABLE', 'down'))
    await expect(sync()).rejects.toMatchObject({ code: 'ERR_STORE_UNAVAILABLE' })
  })

  it('leaves no failure unheard when the store fails in the middle of a file of many documents', async () => {
    await write({ 'a.jsonl': [row('one', '供水'), row('two', '供气'), row('three', '供热')].join('\n') })
    const unheard: unknown[] = []
    const hear = (reason: unknown): void => void unheard.push(reason)
    process.prependListener('unhandledRejection', hear)
    try {
      store.putDocument = () => Promise.reject(new HuidaError('ERR_STORE_FULL', 'full'))
      await expect(sync()).rejects.toMatchObject({ code: 'ERR_STORE_FULL' })
    } finally {
      process.off('unhandledRejection', hear)
    }
    expect(unheard).toEqual([])
  })

  it('reads nothing once it was told to stop', async () => {
    await write({ 'a.txt': policy('供水') })
    await expect(syncPaths([dir], deps, { signal: AbortSignal.abort() })).rejects.toThrow()
    expect(store.documents.size).toBe(0)
  })
})

describe('ids', () => {
  it('come from the source, else from the base name, and are unique', async () => {
    await write({
      'one/a.txt': policy('供水'),
      'two/a.txt': policy('供气'),
      'm.md': `---\nid: qs-2024-01\n---\n${policy('供热')}`,
    })
    await sync()
    const ids = [...store.documents.keys()]
    expect(ids).toHaveLength(3)
    expect(ids).toContain('a')
    expect(ids).toContain('qs-2024-01')
    expect(ids.find((id) => /^a-[0-9a-f]{8}$/.test(id))).toBeDefined()
    store.puts.length = 0
    await write({ 'one/a.txt': policy('停车'), 'two/a.txt': policy('就业') })
    await sync()
    expect([...store.documents.keys()].sort()).toEqual(ids.sort())
  })

  it('stay with a file that moved', async () => {
    await write({ 'old/a.txt': policy('供水') })
    await sync()
    await mkdir(join(dir, 'new'))
    await rename(join(dir, 'old/a.txt'), join(dir, 'new/a.txt'))
    await sync()
    expect([...store.documents.values()].map(({ id, path }) => [id, path])).toEqual([['a', 'new/a.txt']])
  })

  it('are the same when a file is reached from a directory above', async () => {
    await write({ 'sub/a.txt': policy('供水') })
    await sync('sub')
    expect(told(await sync())).toEqual({ 'sub/a.txt': 'created' })
    expect([...store.documents.keys()]).toEqual(['a'])
    expect(told(await sync())).toEqual({ 'sub/a.txt': 'unchanged' })
  })
})

describe('a file of many documents', () => {
  it('counts its documents, and reads only those that changed', async () => {
    await write({ 'p.jsonl': [row('1', '供水'), row('2', '供气'), row('3', '供热')].join('\n') })
    expect((await sync())[0]).toMatchObject({
      outcome: 'created',
      counts: { created: 3 },
      docIds: ['1', '2', '3'],
    })
    deps.load.mockClear()
    expect((await sync())[0]).toMatchObject({ outcome: 'unchanged', counts: { unchanged: 3 } })
    expect(deps.load).not.toHaveBeenCalled()
    store.puts.length = 0
    await write({ 'p.jsonl': [row('1', '供水'), row('3', '停车'), row('4', '就业')].join('\n') })
    expect((await sync())[0]).toMatchObject({
      outcome: 'updated',
      counts: { created: 1, updated: 1, unchanged: 1, removed: 1 },
    })
    expect(store.puts.sort()).toEqual(['3', '4'])
    expect([...store.documents.keys()].sort()).toEqual(['1', '3', '4'])
    expect((await sync())[0]).toMatchObject({ outcome: 'unchanged', counts: { unchanged: 3 } })
  })

  it('goes on where a crash left it', async () => {
    await write({ 'p.jsonl': [row('1', '供水'), row('2', '供气')].join('\n') })
    await sync()
    store.documents.delete('2')
    expect((await sync())[0]).toMatchObject({ outcome: 'updated', counts: { created: 1, unchanged: 1 } })
  })

  it('tells of a row that fails and keeps its old version', async () => {
    await write({ 'p.jsonl': [row('1', '供水'), row('2', '供气')].join('\n') })
    await sync()
    await write({ 'p.jsonl': [row('1', '供热'), row('2', '停车')].join('\n') })
    const { repairDocument } = await import('../repair/index.ts')
    deps.repair = (loaded) => {
      if (loaded.id === '2') throw new HuidaError('ERR_FILE_CORRUPT', '坏行')
      return repairDocument(loaded)
    }
    const [outcome] = await sync()
    expect(outcome).toMatchObject({
      outcome: 'updated',
      counts: { updated: 1, failed: 1 },
      warnings: [{ code: 'ERR_FILE_CORRUPT' }],
    })
    expect(store.documents.get('2')!.text).toContain('供气')
    expect(store.documents.get('1')!.text).toContain('供热')
  })

  it('keeps the text of a row as its bytes, not the whole file', async () => {
    await write({ 'p.jsonl': [row('1', '供水'), row('2', '供气')].join('\n') })
    await sync()
    const { bytes, source, path } = store.documents.get('1')!
    expect(new TextDecoder().decode(bytes)).toBe(policy('供水').trimEnd())
    expect([source, path]).toEqual(['p.jsonl', 'p.jsonl#1'])
  })
})

describe('an upload', () => {
  it('replaces an earlier one of its name and removes nothing', async () => {
    const bytes = (topic: string): Uint8Array => new TextEncoder().encode(policy(topic))
    await syncUpload({ name: 'a.txt', bytes: bytes('供水') }, deps)
    await syncUpload({ name: '../b.txt', bytes: bytes('供气') }, deps)
    expect(await syncUpload({ name: 'a.txt', bytes: bytes('供热') }, deps)).toMatchObject([
      { outcome: 'updated', docIds: ['a'] },
    ])
    expect([...store.documents.values()].map(({ root, path }) => `${root}:${path}`).sort()).toEqual([
      'upload:a.txt',
      'upload:b.txt',
    ])
  })
})
