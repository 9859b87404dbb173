import type { Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { expectAccessible, type WatchedPage } from '../support/browser-page.ts'
import { describeCitizenPage, type CitizenPage } from '../support/citizen-page.ts'
import { fakeAnswer } from '../support/fake-answer.ts'
import type { TestApp } from '../support/test-app.ts'

describeCitizenPage('the page as it is read', (shown) => {
  let test: TestApp
  let open: WatchedPage
  let page: Page
  let ask: CitizenPage['ask']
  beforeEach(() => void ({ test, open, page, ask } = shown()))

  it('never puts a mark on a line of its own, at any width', async () => {
    const answer = '新评为甲级的民宿一次性奖励5万元，新评为乙级的民宿一次性奖励3万元。[1][2]'
    test.services.respond = (request) => Promise.resolve({ ...fakeAnswer(request), answer })
    await ask('民宿')
    const lines = () =>
      page.evaluate<number[]>(
        `[...document.querySelectorAll('.text .kept')].map((kept) =>
          Math.abs(kept.getBoundingClientRect().height - kept.querySelector('.mark').getBoundingClientRect().height))`,
      )
    for (let width = 320; width <= 640; width += 20) {
      await page.setViewportSize({ width, height: 720 })
      for (const difference of await lines()) expect(difference).toBeLessThan(12)
    }
    expect(await page.locator('.text').innerText()).toBe(answer.replace(/\[(\d)\]/g, '$1'))
  })

  it('gives somebody in danger the numbers first, and asks nothing', async () => {
    test.services.respond = (request) =>
      Promise.resolve({
        ...fakeAnswer(request),
        status: 'handoff_emergency' as const,
        answer: '请先拨打 119。',
        contacts: [{ name: '消防救援', phone: '119' }],
      })
    await page.locator('#question').fill('家里着火了')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '请马上拨打' }).waitFor()
    expect(await page.getByRole('link', { name: '119' }).getAttribute('href')).toBe('tel:119')
    expect(await page.locator('.feedback').count()).toBe(0)
    await expectAccessible(page)
    expect(open.complaints).toEqual([])
  })

  it('gives a stopped question back, and says why a second one waits', async () => {
    test.services.respond = (_request, { signal }) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('stopped'))))
    const field = page.locator('#question')
    await field.fill('民宿奖励多少')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '停止' }).waitFor()
    await field.fill('那乙级呢？')
    await page.keyboard.press('Enter')
    await page.getByText('上一个问题还在回答').waitFor()
    expect(await field.inputValue()).toBe('那乙级呢？')
    await field.fill('')
    await page.getByRole('button', { name: '停止' }).click()
    await page.getByText('已停止。').waitFor()
    await expect.poll(() => field.inputValue()).toBe('民宿奖励多少')
    expect(await page.locator('#error').isVisible()).toBe(false)
  })

  it('explains itself on a narrow phone in large type without a word cut or a page too wide', async () => {
    await page.setViewportSize({ width: 375, height: 720 })
    await page.getByRole('button', { name: '大字' }).click()
    await ask('民宿')
    await page.getByText('为什么这样回答').click()
    const table = page.locator('.why table').first()
    await table.waitFor()
    expect(
      await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'),
    ).toBeLessThanOrEqual(0)
    const note = await table.getByRole('cell', { name: '3 段' }).boundingBox()
    expect(note!.width).toBeGreaterThan(80)
    await expectAccessible(page)
  })

  it('offers what comes nearest where nothing was found, and asks for it at once', async () => {
    test.services.respond = (request) =>
      Promise.resolve({
        ...fakeAnswer(request),
        ...{ status: 'unanswerable_no_evidence' as const, answer: '没有查到。', citations: [] },
      })
    await ask('民宿')
    await page.getByRole('heading', { name: '相近的原文' }).waitFor()
    expect(await page.locator('.nearest a').first().getAttribute('href')).toContain('lodging')
    await expectAccessible(page)
    expect(open.complaints).toEqual([])
  })
})
