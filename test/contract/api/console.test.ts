import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sourceHash } from '../../../src/api/console/bundle.ts'
import { obtainConsole } from '../../../src/api/console/obtain.ts'
import { expectProblem } from '../../support/problem.ts'
import { makeTestApp, type TestApp } from '../../support/test-app.ts'

let folder: string
let test: TestApp

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huida-console-'))
  test = await makeTestApp({ HUIDA_DATA_DIR: folder })
}, 60_000)
afterAll(async () => {
  await test.app.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the desk’s page', () => {
  it('is served with a fresh nonce for styles and nothing else loosened', async () => {
    const [first, second] = [await test.app.inject('/desk'), await test.app.inject('/desk/')]
    expect(first.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(first.headers['cache-control']).toBe('no-store')
    const nonceOf = (body: string) => /data-nonce="([^"]+)"/.exec(body)?.[1] ?? ''
    const policy = String(first.headers['content-security-policy'])
    expect(policy).toContain(`style-src 'self' 'nonce-${nonceOf(first.body)}'`)
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe')
    expect(nonceOf(first.body)).toMatch(/^[\w+/]{22}==$/)
    expect(nonceOf(second.body)).not.toBe(nonceOf(first.body))
  })

  it('has scripts and styles of its own, named by content, and no other', async () => {
    const { body } = await test.app.inject('/desk')
    const names = [...body.matchAll(/\/desk\/assets\/([\w.-]+)/g)].map(([, name]) => name)
    expect(names.map((name) => name?.split('.').pop()).sort()).toEqual(['css', 'js'])
    for (const name of names) {
      const response = await test.app.inject(`/desk/assets/${name}`)
      expect(response.statusCode).toBe(200)
      expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable')
      expect(response.headers['content-type']).toMatch(/^text\/(css|javascript); charset=utf-8$/)
    }
    for (const name of ['nope.js', '..%2f..%2fpackage.json', '__proto__'])
      expectProblem(await test.app.inject(`/desk/assets/${name}`), 'ERR_NOT_FOUND')
  })

  it('is bundled once and read again from the data directory', async () => {
    await test.app.inject('/desk')
    const [kept, ...others] = await readdir(join(folder, 'console'))
    expect(others).toEqual([])
    const marker = join(folder, 'console', kept!, 'desk-MARKER.js')
    await writeFile(marker, 'kept')
    await utimes(marker, 0, 0)
    expect((await obtainConsole(folder)).files.has('desk-MARKER.js')).toBe(true)
    await rm(marker)
  })

  it('is bundled all the same where nothing can be kept', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, '')
    expect((await obtainConsole(file)).files.size).toBeGreaterThan(2)
  }, 60_000)

  it('is another when a source changes', async () => {
    const sources = await mkdtemp(join(tmpdir(), 'huida-sources-'))
    await writeFile(join(sources, 'main.tsx'), 'export {}')
    const before = await sourceHash(sources)
    expect(await sourceHash(sources)).toBe(before)
    await writeFile(join(sources, 'main.tsx'), 'export { }')
    expect(await sourceHash(sources)).not.toBe(before)
    await rm(sources, { recursive: true })
  })
})
