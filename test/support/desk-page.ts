import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Role } from '../../src/accounts/types.ts'
import { describeAppPage, type AppPage } from './app-page.ts'
import type { WatchedPage } from './browser-page.ts'
import { PASSWORD } from './fake-accounts.ts'
import { fillQueue } from './fake-queue.ts'

/** The desk in a browser over fake services with three tickets, opened anew for each test. */
export interface DeskPage extends AppPage {
  open: WatchedPage
  page: Page
  ids: { plain: string; urgent: string }
  logIn(role?: Role, hash?: string): Promise<void>
}

/** A suite on such pages; `opened` gives the page of the running test. */
export function describeDesk(name: string, suite: (opened: () => DeskPage) => void): void {
  let folder: string
  describeAppPage(
    name,
    (running) => {
      let desk: DeskPage
      beforeAll(async () => {
        folder = await mkdtemp(join(tmpdir(), 'huida-desk-'))
      })
      afterAll(() => rm(folder, { recursive: true, force: true }))
      beforeEach(async () => {
        const app = running()
        const ids = await fillQueue(app.test.services)
        const open = await app.openAt('/desk')
        const { page } = open
        desk = { ...app, open, page, ids, logIn: (role, hash) => logIn(page, app.base, role, hash) }
      })
      suite(() => desk)
    },
    () => ({ HUIDA_DATA_DIR: folder }),
  )
}

async function logIn(page: Page, base: string, role: Role = 'agent', hash = ''): Promise<void> {
  await page.getByLabel('账号').fill(role)
  await page.getByLabel('口令').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').waitFor()
  if (hash !== '') await page.goto(`${base}/desk${hash}`)
}
