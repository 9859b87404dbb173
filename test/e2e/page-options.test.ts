import type { Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { expectAccessible, type WatchedPage } from '../support/browser-page.ts'
import { describeCitizenPage, type CitizenPage } from '../support/citizen-page.ts'
import { fakeAnswer } from '../support/fake-answer.ts'
import type { TestApp } from '../support/test-app.ts'

describeCitizenPage('a question back on the page', (shown) => {
  let test: TestApp
  let open: WatchedPage
  let page: Page
  let ask: CitizenPage['ask']
  beforeEach(() => void ({ test, open, page, ask } = shown()))

  it('offers its options as buttons that ask on', async () => {
    test.services.respond = (request) =>
      Promise.resolve({
        ...fakeAnswer(request),
        ...(request.question === '民宿登记在哪办'
          ? {
              status: 'clarification_place' as const,
              answer: '请问您在哪里办？（东岸区、经开区（北片））[1]',
            }
          : {}),
      })
    await ask('民宿登记在哪办')
    const group = page.getByRole('group', { name: '可选的回答' })
    expect(await group.getByRole('button').allInnerTexts()).toEqual(['东岸区', '经开区（北片）'])
    await expectAccessible(page)
    await group.getByRole('button', { name: '东岸区' }).click()
    await page.locator('.turn').nth(1).locator('.feedback').waitFor()
    expect(test.services.asked[1]).toMatchObject({ question: '东岸区' })
    expect(await group.count()).toBe(1)
    expect(open.complaints).toEqual([])
  })

  it('offers the items of a list', async () => {
    test.services.respond = (request) =>
      Promise.resolve({
        ...fakeAnswer(request),
        ...{ status: 'clarification_case' as const, citations: [] },
        answer: '您想办的是哪一项？\n一、民宿登记\n二、民宿变更（地址）',
      })
    await ask('民宿')
    expect(await page.getByRole('group', { name: '可选的回答' }).getByRole('button').allInnerTexts()).toEqual(
      ['民宿登记', '民宿变更（地址）'],
    )
  })

  it('shows a document once with all that is quoted from it', async () => {
    await ask('民宿奖励多少')
    expect(await page.locator('.sources li').count()).toBe(1)
    expect(await page.locator('.sources li .mark').allInnerTexts()).toEqual(['1', '2'])
    expect(await page.locator('.sources blockquote').count()).toBe(2)
    await expectAccessible(page)
  })
})
