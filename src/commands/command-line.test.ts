import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { CommanderError } from 'commander'
import { describe, expect, it } from 'vitest'
import { ADMIN_TOKEN, makeFakeServices } from '../../test/support/fake-services.ts'
import { buildProgram } from '../cli.ts'
import { COMMANDS } from './command-line/definitions.ts'
import { givenFlags, overlayFlags } from './command-line/environment.ts'
import { usageMessage } from './command-line/help.ts'
import { createTerminal } from './command-line/terminal.ts'
import { readServiceKey, withServiceKey } from './gateway/service-key.ts'

async function parse(...argv: string[]) {
  let called: unknown = null
  const program = buildProgram('1.2.3', async (definition, args, options) => {
    called = { name: definition.name, args, options }
  })
  program.configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
  await program.parseAsync(['node', 'huida', ...argv])
  return called
}

const usageError = (...argv: string[]): Promise<string> =>
  parse(...argv).then(
    () => 'no error',
    (error: unknown) => (error instanceof CommanderError ? usageMessage(error) : String(error)),
  )

describe('the command line', () => {
  it('understands commands, arguments and flags', async () => {
    expect(await parse('ingest', 'a', 'b', '--json')).toEqual({
      name: 'ingest',
      args: ['a', 'b'],
      options: { json: true },
    })
    expect(await parse('answer', '--in', 'q', '--out', 'a', '--data-dir', '/d')).toMatchObject({
      name: 'answer',
      options: { in: 'q', out: 'a', dataDir: '/d' },
    })
    expect(await parse('eval')).toMatchObject({ args: [] })
    expect(await parse('serve', '--offline')).toMatchObject({ options: { offline: true, demo: true } })
  })

  it('tells in Chinese what is wrong', async () => {
    expect(await usageError('frobnicate')).toMatch(/^不认识的命令：frobnicate/)
    expect(await usageError('ask')).toMatch(/^缺少参数：问题/)
    expect(await usageError('ask', 'x', '--nope')).toMatch(/^不认识的选项：--nope/)
    expect(await usageError('answer', '--in', 'q')).toMatch(/^缺少选项：--out/)
    expect(await usageError('ask', 'x', 'y')).toMatch(/^参数过多/)
    expect(await usageError('search', 'x', '--limit')).toMatch(/^选项缺少值：--limit/)
  })

  it('has code behind every command', async () => {
    for (const { name, load } of COMMANDS) expect((await load()).run, name).toBeTypeOf('function')
  })

  it('lets a flag win over the environment', () => {
    const env = overlayFlags(
      { HUIDA_DATA_DIR: '/env', HUIDA_CITY: '/city' },
      { dataDir: '/flag', port: '9', json: true },
    )
    expect(env).toEqual({ HUIDA_DATA_DIR: '/flag', HUIDA_CITY: '/city', HUIDA_PORT: '9' })
  })

  it('knows which variables came from a flag', () => {
    expect([...givenFlags({ dataDir: '/flag', port: 'abc', json: true })]).toEqual([
      ['HUIDA_DATA_DIR', '--data-dir'],
      ['HUIDA_PORT', '--port'],
    ])
  })
})

describe('the terminal', () => {
  const capture = () => {
    const chunks: string[] = []
    const stream = new Writable({ write: (chunk, _, done) => (chunks.push(String(chunk)), done()) })
    return { chunks, stream }
  }

  it('keeps results and remarks apart, and progress to plain lines off a TTY', async () => {
    const [out, err] = [capture(), capture()]
    const terminal = createTerminal(out.stream, err.stream)
    terminal.print('结果')
    const progress = await terminal.progress('入库')
    for (let done = 1; done <= 100; done++) progress.update(done, 100, 'x.md')
    progress.stop()
    expect(out.chunks).toEqual(['结果\n'])
    expect(err.chunks).toEqual(['入库 1/100（1%） x.md\n', '入库 100/100（100%） x.md\n'])
  })

  it('draws a bar on a TTY', async () => {
    const err = capture()
    const terminal = createTerminal(capture().stream, Object.assign(err.stream, { isTTY: true }))
    const progress = await terminal.progress('入库')
    progress.update(1, 2)
    progress.stop()
    expect(err.chunks.join('')).toMatch(/入库 █+░+ 50% 1\/2/)
  })
})

describe('the key of a running service', () => {
  it('stands for the admin token, is readable by its owner only, and goes with the service', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'huida-key-'))
    const { services, withdraw } = await withServiceKey(makeFakeServices(), folder)
    const key = await readServiceKey(folder)
    expect(key).toHaveLength(43)
    expect((await stat(join(folder, 'service.key'))).mode & 0o777).toBe(0o600)
    expect(await services.isAdmin(key ?? '')).toBe(true)
    expect(await services.isAdmin(ADMIN_TOKEN)).toBe(true)
    expect(await services.isAdmin('other')).toBe(false)
    await withdraw()
    expect(await readServiceKey(folder)).toBeNull()
    await expect(readFile(join(folder, 'service.key'))).rejects.toThrow()
    await rm(folder, { recursive: true })
  })
})
