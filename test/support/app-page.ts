import type { Browser, ViewportSize } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { openPage, type WatchedPage } from './browser-page.ts'
import { describeBrowser, openBrowser } from './chromium.ts'
import { makeTestApp, type TestApp } from './test-app.ts'

/** The HTTP service over fakes with a browser to look at it, started anew for each test. */
export interface AppPage {
  test: TestApp
  base: string
  /** Open a path of it in a fresh context, closed after the test. */
  openAt(path: string, viewport?: ViewportSize): Promise<WatchedPage>
}

/** A suite on such a service; `running` gives that of the running test. */
export function describeAppPage(
  name: string,
  suite: (running: () => AppPage) => void,
  env: () => NodeJS.ProcessEnv = () => ({}),
): void {
  describeBrowser(name, () => {
    let browser: Browser
    let app: AppPage
    let opened: WatchedPage[]
    beforeAll(async () => {
      browser = await openBrowser()
    })
    afterAll(() => browser.close())
    beforeEach(async () => {
      const test = await makeTestApp(env())
      const base = await test.app.listen({ port: 0, host: '127.0.0.1' })
      opened = []
      const openAt: AppPage['openAt'] = async (path, viewport) => {
        const page = await openPage(browser, `${base}${path}`, viewport)
        opened.push(page)
        return page
      }
      app = { test, base, openAt }
    })
    afterEach(async () => {
      await Promise.all(opened.map(({ context }) => context.close()))
      await app.test.app.close()
    })
    suite(() => app)
  })
}
