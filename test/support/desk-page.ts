import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Role } from '../../src/accounts/types.ts'
import { openPage, type WatchedPage } from './browser-page.ts'
import { describeBrowser, openBrowser } from './chromium.ts'
import { PASSWORD } from './fake-accounts.ts'
import { fillQueue } from './fake-queue.ts'
import { makeTestApp, type TestApp } from './test-app.ts'

/** The desk in a browser over fake services with three tickets, opened anew for each test. */
export interface DeskPage {
  test: TestApp
  base: string
  open: WatchedPage
  page: Page
  ids: { plain: string; urgent: string }
  logIn(role?: Role, hash?: string): Promise<void>
}

/** A suite on such pages; `opened` gives the page of the running test. */
export function describeDesk(name: string, suite: (opened: () => DeskPage) => void): void {
  describeBrowser(name, () => {
    let browser: Browser
    let folder: string
    let desk: DeskPage
    beforeAll(async () => {
      browser = await openBrowser()
      folder = await mkdtemp(join(tmpdir(), 'huida-desk-'))
    })
    afterAll(async () => {
      await browser.close()
      await rm(folder, { recursive: true, force: true })
    })
    beforeEach(async () => {
      const test = await makeTestApp({ HUIDA_DATA_DIR: folder })
      const ids = await fillQueue(test.services)
      const base = await test.app.listen({ port: 0, host: '127.0.0.1' })
      const open = await openPage(browser, `${base}/desk`)
      const { page } = open
      desk = { test, base, open, page, ids, logIn: (role, hash) => logIn(page, base, role, hash) }
    })
    afterEach(async () => {
      await desk.open.context.close()
      await desk.test.app.close()
    })
    suite(() => desk)
  })
}

async function logIn(page: Page, base: string, role: Role = 'agent', hash = ''): Promise<void> {
  await page.getByLabel('账号').fill(role)
  await page.getByLabel('口令').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').waitFor()
  if (hash !== '') await page.goto(`${base}/desk${hash}`)
}
