import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeBrowser, openBrowser } from '../support/chromium.ts'
import { expectAccessible, openPage } from '../support/browser-page.ts'
import { makeTestApp, type TestApp } from '../support/test-app.ts'

const PHONE = { width: 360, height: 740 }

describeBrowser('other places of the page', () => {
  let browser: Browser
  let test: TestApp
  let base: string

  beforeAll(async () => {
    browser = await openBrowser()
    test = await makeTestApp()
    base = await test.app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(async () => {
    await browser.close()
    await test.app.close()
  })

  it('fits a phone of 360 pixels, large type and open panel included', async () => {
    const { page, context, complaints } = await openPage(browser, base, PHONE)
    const overflow = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect(await overflow()).toBeLessThanOrEqual(0)
    await page.getByRole('textbox').fill('民宿')
    await page.getByRole('button', { name: '提问' }).click()
    await page.locator('.feedback').waitFor()
    await page.getByText('为什么这样回答').click()
    await page.locator('.why table').first().waitFor()
    expect(await overflow()).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: '大字' }).click()
    expect(await overflow()).toBeLessThanOrEqual(0)
    await page.locator('.mark').first().click()
    await page.locator('.passage mark').waitFor()
    await expectAccessible(page)
    expect(await page.evaluate<boolean>(`document.querySelector('dialog').matches(':modal')`)).toBe(true)
    await page.getByRole('button', { name: '关闭' }).click()
    expect(await page.getByRole('dialog').isVisible()).toBe(false)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('says how far the semantic index is, until it is done', async () => {
    Object.assign(test.services.readinessValue, { embedder: 'bge@1', pendingEmbeddings: 40 })
    const { page, context } = await openPage(browser, base)
    await page.getByText('还有 40 段').waitFor()
    test.services.readinessValue.pendingEmbeddings = 0
    await page.getByText('还有 40 段').waitFor({ state: 'detached' })
    await page.getByText('示例：库中文件').waitFor()
    test.services.readinessValue.embedder = null
    await context.close()
  })

  it('lists and finds documents, and opens one', async () => {
    const { page, context, complaints } = await openPage(browser, base)
    await page.getByRole('link', { name: '政策文件' }).click()
    await page.getByText('共 1 份文件').waitFor()
    await page.getByRole('button', { name: '办事指南' }).click()
    await page.getByText('共 0 份文件').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: '政策文件' }).click()
    await page.getByText('共 1 份文件').waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: '望海市民宿奖励办法' }).click()
    await page.getByRole('dialog', { name: '望海市民宿奖励办法' }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('searchbox').fill('没有这份')
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByText('找到 0 份文件').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('opens a document by its address alone, and says when it is gone', async () => {
    const { page, context } = await openPage(browser, `${base}/#doc=lodging&anchor=s2`)
    await page.getByRole('dialog', { name: '望海市民宿奖励办法' }).waitFor()
    await page.goto(`${base}/library#doc=gone`)
    await page.getByText('政策库中没有这份文件').waitFor()
    await context.close()
  })

  it('documents its API without asking anybody else', async () => {
    const { page, context, complaints } = await openPage(browser, `${base}/docs`)
    await page.getByText('/api/v1/answers', { exact: true }).waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })
})
