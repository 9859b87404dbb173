import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/rag/answer/types.ts'
import { expectAccessible, openPage } from '../support/browser-page.ts'
import { describeBrowser, openBrowser } from '../support/chromium.ts'
import { runHuida, startService, type ServiceProcess } from '../support/service-process.ts'

const POLICIES = fileURLToPath(new URL('../../corpus/policies/', import.meta.url))
const LIBRARY = ['yh-2024-rs-03.md', 'yh-2025-gjj-06.md', 'yh-2024-ga-08.md']
const QUESTION = '单方缴存住房公积金的职工家庭最高贷款额度是多少？'

let folder: string
let env: Record<string, string>
let service: ServiceProcess
let token: string

/** One life of a service, in order: each test builds on what the ones before it did. */
describe.sequential('huida serve', { shuffle: false, timeout: 180_000 }, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'huida-serve-'))
    // Words only: what is tested here does not need the model, and must not look for one.
    env = { HUIDA_DATA_DIR: join(folder, 'data'), HUIDA_MODELS_DIR: join(folder, 'no-models') }
    service = await startService(['--offline', '--no-demo'], env)
  })
  afterAll(async () => {
    await service.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it('says in Chinese what it does, and shows the admin token once', () => {
    token = service.token ?? ''
    expect(token).toMatch(/^\S{20,}$/)
    expect(service.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    for (const line of ['先仅按词检索', '政策库：空']) expect(service.output()).toContain(line)
  })

  it('takes uploads with the token', async () => {
    const form = new FormData()
    for (const name of LIBRARY) form.append('file', new Blob([await readFile(join(POLICIES, name))]), name)
    const response = await fetch(`${service.url}/api/v1/documents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    })
    const { outcomes } = (await response.json()) as { outcomes: { outcome: string }[] }
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'created'])
  })

  it('answers on the command line through the running service', async () => {
    const { code, stdout, stderr } = await runHuida(['ask', QUESTION, '--json'], env)
    expect(code, stderr).toBe(0)
    const answer = JSON.parse(stdout) as Answer
    expect(answer.status).toBe('answered')
    expect(answer.answer).toContain('70万元')
    expect(answer.citations[0]).toMatchObject({ source: 'yh-2025-gjj-06.md', validity: '有效' })
    const again = await fetch(`${service.url}/api/v1/answers/${answer.id}`)
    // The number of a conversation is for whoever asked, not for whoever was sent the address.
    const { conversation_id: number, ...kept } = answer
    expect(number).toMatch(/^[0-9a-f-]{36}$/)
    expect(await again.json()).toEqual(kept)
  })

  it('ingests through the running service, which may read its key', async () => {
    const extra = join(folder, 'extra')
    await writeFile(`${extra}.md`, '# 望海市民宿奖励办法\n\n第一条 甲级民宿一次性奖励5万元。\n')
    const { code, stdout, stderr } = await runHuida(['ingest', `${extra}.md`], env)
    expect(code, stderr).toBe(0)
    expect(stdout).toContain('新增 1')
    expect(stderr).toContain(`经由运行中的服务 ${service.url}`)
  })

  it('answers a file of questions, in order, with the bad row named', async () => {
    const [input, output] = [join(folder, 'q.jsonl'), join(folder, 'a.jsonl')]
    const rows = [
      { id: 'one', question: QUESTION },
      { id: 'two' },
      { id: 'three', question: '甲级民宿奖励多少？' },
    ]
    await writeFile(input, rows.map((row) => JSON.stringify(row)).join('\n'))
    const { code, stderr } = await runHuida(['answer', '--in', input, '--out', output], env)
    expect(code).toBe(1)
    expect(stderr).toContain('第 2 行：这一行缺少字段：question')
    const answers = (await readFile(output, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer)
    expect(answers.map(({ id, status }) => [id, status])).toEqual([
      ['one', 'answered'],
      ['two', 'error_internal'],
      ['three', 'answered'],
    ])
    expect(answers[2]?.answer).toContain('5万元')
  })

  it('tells the doctor how it is, and a second service that it is there', async () => {
    const doctor = await runHuida(['doctor'], env)
    expect(doctor.code, doctor.stdout).toBe(0)
    expect(doctor.stdout).toContain(`服务地址 ${service.url}`)
    expect(doctor.stdout).toContain('✓ 政策库：4 份文件')
    const second = await runHuida(['serve', '--port', '0'], env)
    expect(second.code).toBe(1)
    expect(second.stderr).toContain(`服务已在运行：${service.url}`)
  })

  it('is backed up while it runs, restored when it is stopped, and shows the token no more', async () => {
    const file = join(folder, 'backup.tar.gz')
    expect((await runHuida(['backup', file], env)).code).toBe(0)
    expect((await runHuida(['restore', file, '--force'], env)).code).toBe(1)
    expect(await service.stop()).toBe(0)
    expect(await readdir(env.HUIDA_DATA_DIR ?? '')).not.toContain('service.key')
    const other = { ...env, HUIDA_DATA_DIR: join(folder, 'restored') }
    const restored = await runHuida(['restore', file], other)
    expect(restored.code, restored.stderr).toBe(0)
    service = await startService(['--offline'], other)
    expect(service.token).toBeNull()
    const status = (await (await fetch(`${service.url}/api/v1/status`)).json()) as { documents: number }
    expect(status.documents).toBe(4)
  })

  describeBrowser('in a browser', () => {
    it('answers a citizen with the source marked at its place', async () => {
      const browser = await openBrowser()
      const { page, complaints } = await openPage(browser, service.url)
      await page.getByText('当前仅按字词检索').waitFor()
      await page.locator('.examples button').first().waitFor()
      await page.getByRole('textbox').fill(QUESTION)
      await page.keyboard.press('Enter')
      await page.locator('.feedback').waitFor()
      expect(await page.locator('.text').innerText()).toContain('70万元')
      const quote = await page.locator('.sources blockquote').first().innerText()
      await page.locator('.mark').first().click()
      await page.locator('.passage mark').first().waitFor()
      expect((await page.locator('.passage mark').allInnerTexts()).join('')).toBe(quote)
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await page.getByText('为什么这样回答').click()
      await page.locator('.why table').first().waitFor()
      expect(await page.locator('.why').innerText()).toContain('检索政策文件')
      await page.getByRole('button', { name: '有用' }).click()
      await page.getByText('谢谢，已记录').waitFor()
      await expectAccessible(page)
      expect(complaints).toEqual([])
      await browser.close()
    })
  })
})

describe('the command line', () => {
  it.each([
    [['--help'], 0],
    [['--version'], 0],
    [['help', 'ask'], 0],
    [['nope'], 2],
    [['ask'], 2],
    [['search', '公积金', '--limit', '0'], 2],
    [['ingest', '/nonexistent/file'], 2],
    [['models', 'dance'], 2],
    [['serve', '--port', 'many'], 2],
    [['restore', '/nonexistent/backup'], 2],
  ] as const)('%j exits with %i', async (args, code) => {
    const data = await mkdtemp(join(tmpdir(), 'huida-cli-'))
    const result = await runHuida(args, { HUIDA_DATA_DIR: join(data, 'data') })
    expect(result.code, result.stderr).toBe(code)
    expect(code === 0 ? result.stdout : result.stderr).not.toBe('')
    if (code === 2) expect(result.stdout).toBe('')
    await rm(data, { recursive: true })
  })
})
