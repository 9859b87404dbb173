import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectAccessible, openPage } from '../support/browser-page.ts'
import { describeBrowser, openBrowser } from '../support/chromium.ts'
import { startService, type ServiceProcess } from '../support/service-process.ts'

const PASSWORD = 'a password for this test'

let folder: string
let service: ServiceProcess

describeBrowser('the desk of a running service with its demo', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'huida-desk-service-'))
    service = await startService(['--offline'], {
      HUIDA_DATA_DIR: join(folder, 'data'),
      HUIDA_MODELS_DIR: join(folder, 'no-models'),
      AUTH_AGENT_PASSWORD: PASSWORD,
    })
  }, 180_000)
  afterAll(async () => {
    await service.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it('shows the passwords that nobody configured once, and no other', () => {
    const shown = [...service.output().matchAll(/工单台账号：(\S+) {2}口令：(\S+)/g)].map(
      ([, login]) => login,
    )
    expect(shown).toEqual(['supervisor', 'department'])
    expect(service.output()).not.toContain(PASSWORD)
  })

  it('dispatches a ticket by keyboard, on the record', { timeout: 120_000 }, async () => {
    await expect.poll(() => service.output(), { timeout: 90_000 }).toContain('示例工单已载入')
    const browser = await openBrowser()
    const { page, complaints } = await openPage(browser, `${service.url}/desk`)
    await page.getByLabel('账号').fill('agent')
    await page.getByLabel('口令').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByText('示例：虚构城市和数据').waitFor()
    await page.locator('.table tbody tr').nth(10).waitFor()
    await expectAccessible(page)
    await page.getByRole('searchbox').fill('烧烤店')
    await page.keyboard.press('Enter')
    await page.getByText('共 1 件').waitFor()
    await page.getByRole('link', { name: /烧烤店/ }).click()
    const confirm = page.getByRole('button', { name: /^确认派单：\S+局/ })
    await confirm.waitFor()
    await expectAccessible(page)
    const lead = /：(\S+)/.exec(await confirm.innerText())?.[1] ?? ''
    await page.keyboard.press('Control+Enter')
    await page.getByText(`已派给${lead}`).waitFor()
    await page.locator('.ticket-head').getByText('已派', { exact: true }).waitFor()
    const history = await page.locator('.history').innerText()
    for (const part of ['登记', '确认受理', '确认派单', '待派 → 已派', `主办：${lead}`, '坐席员（示例）'])
      expect(history).toContain(part)
    await page.getByText('逐句来源').waitFor()
    expect(complaints).toEqual([])
    await browser.close()
  })
})
