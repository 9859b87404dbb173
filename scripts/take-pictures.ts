import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { openBrowser } from '../test/support/chromium.ts'
import { startService } from '../test/support/service-process.ts'

/**
 * Take the pictures of the README and the documents from a first start with the sample library and the demo tickets.
 * Needs Chromium and the embedding model in `HUIDA_MODELS_DIR` (default `.huida/models`); takes a minute or two.
 */
const FOLDER = fileURLToPath(new URL('../docs/images/', import.meta.url))
const PASSWORD = 'for-the-pictures'
/** The whole of the demo is there in far less. */
const PATIENCE_MS = 180_000

const dataDir = await mkdtemp(join(tmpdir(), 'huida-pictures-'))
const service = await startService(['--offline'], {
  HUIDA_DATA_DIR: dataDir,
  HUIDA_MODELS_DIR: process.env.HUIDA_MODELS_DIR ?? '.huida/models',
  HUIDA_LOG_LEVEL: 'error',
  AUTH_AGENT_PASSWORD: PASSWORD,
})
const browser = await openBrowser()
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, locale: 'zh-CN' })
  page.setDefaultTimeout(PATIENCE_MS)
  while (!service.output().includes('示例工单已载入')) await page.waitForTimeout(1000)
  await takeDesk(page)
  await takeAnswers(page)
} finally {
  await browser.close()
  await service.stop()
  await rm(dataDir, { recursive: true, force: true })
}

async function takeDesk(page: Page): Promise<void> {
  await page.goto(`${service.url}/desk`)
  await page.getByLabel('账号').fill('agent')
  await page.getByLabel('口令').fill(PASSWORD)
  await page.keyboard.press('Enter')
  const ticket = page.getByRole('link', { name: /停水/ }).first()
  await ticket.waitFor()
  await take(page, 'desk-queue')
  await ticket.click()
  await page.getByRole('button', { name: /^确认派单：/ }).waitFor()
  await page.locator('#order-demand').waitFor()
  await take(page, 'desk-ticket')
}

async function takeAnswers(page: Page): Promise<void> {
  await ask(page, '生二孩有多少补贴？')
  await page.locator('.text .mark').first().click()
  await page.locator('.passage mark').first().waitFor()
  await take(page, 'answer')
  await ask(page, '公租房租赁补贴怎么申请？')
  await page.evaluate("document.querySelector('.turn').scrollIntoView({ block: 'start' })")
  await take(page, 'guide')
}

/** A question on a fresh page; resolves when its answer is whole. */
async function ask(page: Page, question: string): Promise<void> {
  await page.goto(service.url)
  await page.locator('#question').fill(question)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '有用' }).waitFor()
}

/** Nothing that blinks or comes in is in a picture. */
async function take(page: Page, name: string): Promise<void> {
  await page.evaluate('document.activeElement.blur()')
  await page.waitForTimeout(1500)
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' })
}
