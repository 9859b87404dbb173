import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'
import { describe } from 'vitest'
import { requireAll } from './shared.ts'

const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

const executablePath = CANDIDATES.find((path) => path !== undefined && existsSync(path))

/** Nothing a test does may reach outside: no updates, no reports, no prefetch. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A suite that needs a browser: skipped with a plain line when there is none, unless everything is required. */
export function describeBrowser(name: string, suite: () => void): void {
  const missing = executablePath === undefined
  if (missing && !requireAll) console.warn(`skipped: ${name} (no Chromium; set CHROMIUM_PATH)`)
  describe.skipIf(missing && !requireAll)(name, suite)
}

/** Start headless Chromium. */
export async function openBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('no Chromium found; set CHROMIUM_PATH')
  return chromium.launch({ executablePath, args: ARGUMENTS })
}
