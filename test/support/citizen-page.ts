import type { Page } from 'playwright-core'
import { beforeEach } from 'vitest'
import { describeAppPage, type AppPage } from './app-page.ts'
import type { WatchedPage } from './browser-page.ts'

/** The citizens' page in a browser over fake services, opened anew for each test. */
export interface CitizenPage extends AppPage {
  open: WatchedPage
  page: Page
  /** Ask, and wait until the answer is complete. */
  ask(question: string): Promise<void>
}

/** A suite on such pages; `shown` gives the page of the running test. */
export function describeCitizenPage(name: string, suite: (shown: () => CitizenPage) => void): void {
  describeAppPage(name, (running) => {
    let citizen: CitizenPage
    beforeEach(async () => {
      const open = await running().openAt('/')
      const { page } = open
      citizen = { ...running(), open, page, ask: (question) => ask(page, question) }
    })
    suite(() => citizen)
  })
}

async function ask(page: Page, question: string): Promise<void> {
  await page.locator('#question').fill(question)
  await page.getByRole('button', { name: '提问' }).click()
  await page.locator('.turn').last().locator('.feedback').waitFor()
}
