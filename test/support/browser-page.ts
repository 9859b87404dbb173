import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'

/** A page that remembers what went wrong: requests to elsewhere, console errors, exceptions. */
export interface WatchedPage {
  page: Page
  context: BrowserContext
  complaints: string[]
}

const DESKTOP = { width: 1280, height: 900 }

/** Open an address in a fresh context, watched. */
export async function openPage(browser: Browser, url: string, viewport = DESKTOP): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const complaints: string[] = []
  const { host } = new URL(url)
  page.on('request', (request) => {
    const address = new URL(request.url())
    if (address.protocol.startsWith('http') && address.host !== host)
      complaints.push(`request to ${address.host}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(url)
  return { page, context, complaints }
}

/** Asserts that axe finds nothing to object to. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([])
}
