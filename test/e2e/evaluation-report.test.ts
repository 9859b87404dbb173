import { pathToFileURL } from 'node:url'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluate } from '../../src/evaluation/index.ts'
import { describeBrowser, openBrowser } from '../support/chromium.ts'
import { FACTS, factOf, openFake, POLICY } from '../support/eval-library.ts'

const row = (name: string, index: number) => ({
  ...{
    id: `q${index}`,
    question: `2030年${name}要建多少个？`,
    type: index % 2 ? '单' : '双',
    answerable: true,
  },
  ...{ gold: [{ file: 'policy.txt', quote: factOf(name, index) }], key_points: [`${(index + 1) * 100}个`] },
  ...{ must_not: [], answer: '' },
})

describeBrowser('the evaluation report', () => {
  let dir = ''
  let browser: Browser
  const at = (...parts: string[]): string => join(dir, ...parts)

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'huida-report-'))
    for (const folder of ['evals/suites', 'prompts']) mkdirSync(at(folder), { recursive: true })
    writeFileSync(
      at('evals/suites/qa.yaml'),
      'name: qa\ntitle: 问答\nkind: policy-qa\ndataset: qa.jsonl\nlibrary: [policy.txt]\n',
    )
    writeFileSync(at('qa.jsonl'), FACTS.map((name, index) => JSON.stringify(row(name, index))).join('\n'))
    writeFileSync(at('policy.txt'), POLICY)
    const places = { projectDir: dir, sharedDir: dir, reportDir: at('report'), suites: [] }
    const run = { ...places, gate: false, print: () => undefined }
    await evaluate({ ...run, openLibrary: openFake().open, updateBaseline: true })
    const forgetful = openFake(() => [FACTS[0]!]).open
    await evaluate({ ...run, openLibrary: forgetful })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    rmSync(dir, { recursive: true })
  })

  test('draws its charts and shows the failing case without any request', async () => {
    const page = await browser.newPage()
    const [problems, requests]: [string[], string[]] = [[], []]
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    page.on('request', (request) => requests.push(request.url()))
    const url = pathToFileURL(at('report/report.html')).href
    await page.goto(url)

    expect(await page.locator('h3').allTextContents()).toEqual([
      '严格正确率（按类型）',
      '耗时分布（毫秒）',
      '历次得分',
      '未通过的用例（1）',
    ])
    const drawn = await page.locator('canvas').evaluateAll((canvases) =>
      (canvases as unknown as { width: number; height: number; getContext(kind: '2d'): never }[]).map(
        (canvas) => {
          const context = canvas.getContext('2d') as {
            getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray }
          }
          return context.getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value !== 0)
        },
      ),
    )
    expect(drawn).toEqual([true, true, true])
    expect(await page.locator('td.bad').first().textContent()).toBe('-0.125')
    const failing = page.locator('details')
    expect(await failing.locator('dl').isVisible()).toBe(false)
    await failing.locator('summary').click()
    expect(await failing.textContent()).toContain('未作答：unanswerable_no_evidence')
    expect([problems, requests]).toEqual([[], [url]])
  })
})
