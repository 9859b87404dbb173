import { beforeEach, expect, it } from 'vitest'
import { describeAppPage, type AppPage } from '../support/app-page.ts'
import { expectAccessible } from '../support/browser-page.ts'
import type { TestApp } from '../support/test-app.ts'

const PHONE = { width: 360, height: 740 }

describeAppPage('other places of the page', (running) => {
  let test: TestApp
  let base: string
  let openAt: AppPage['openAt']
  beforeEach(() => void ({ test, base, openAt } = running()))

  it('fits a phone of 360 pixels, large type and open panel included', async () => {
    const { page, complaints } = await openAt('/', PHONE)
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
  })

  it('says how far the semantic index is, until it is done', async () => {
    Object.assign(test.services.readinessValue, { embedder: 'bge@1', pendingEmbeddings: 40 })
    const { page } = await openAt('/')
    await page.getByText('还有 40 段').waitFor()
    test.services.readinessValue.pendingEmbeddings = 0
    await page.getByText('还有 40 段').waitFor({ state: 'detached' })
    await page.getByText('示例：库中文件').waitFor()
  })

  it('lists and finds documents, and opens one', async () => {
    const { page, complaints } = await openAt('/')
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
  })

  it('opens a document by its address alone, and says when it is gone', async () => {
    const { page } = await openAt('/#doc=lodging&anchor=s2')
    await page.getByRole('dialog', { name: '望海市民宿奖励办法' }).waitFor()
    await page.goto(`${base}/library#doc=gone`)
    await page.getByText('政策库中没有这份文件').waitFor()
  })

  it('documents its API without asking anybody else', async () => {
    const { page, complaints } = await openAt('/docs')
    await page.getByText('/api/v1/answers', { exact: true }).waitFor()
    expect(complaints).toEqual([])
  })
})
