import type { Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { expectAccessible, type WatchedPage } from '../support/browser-page.ts'
import { describeDesk, type DeskPage } from '../support/desk-page.ts'
import type { TestApp } from '../support/test-app.ts'

const OTHER = { id: 'other', name: '坐席丁', role: 'agent' } as const

describeDesk('the desk by keyboard: nothing is pressed, left or lost by accident', (opened) => {
  let test: TestApp
  let open: WatchedPage
  let page: Page
  let ids: DeskPage['ids']
  let logIn: DeskPage['logIn']
  beforeEach(() => void ({ test, open, page, ids, logIn } = opened()))

  const focused = () => page.evaluate<string>('document.activeElement.id')
  const acceptedByOther = (id: string) => {
    const act = { action: 'accept', actor: OTHER, version: 1, idempotencyKey: 'other', payload: {} } as const
    return test.services.desk.act(id, act)
  }

  it('presses the button that has the focus, and chooses queues by number', async () => {
    await logIn()
    await page.locator('tr.current', { hasText: ids.urgent }).waitFor()
    await page.getByRole('button', { name: '会商' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('没有符合条件的工单').waitFor()
    expect(page.url()).not.toContain('tickets/')
    await page.evaluate('document.activeElement.blur()')
    await page.keyboard.press('0')
    await page.getByRole('button', { name: '全部', pressed: true }).waitFor()
    expect(await page.getByRole('button', { name: '全部' }).innerText()).toMatch(/3$/)
  })

  it('comes back to the row it left, with the rows above it changed', async () => {
    await logIn()
    await page.locator('tr.current', { hasText: ids.urgent }).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.locator('.ticket-head', { hasText: ids.plain }).waitFor()
    expect(await page.title()).toContain(ids.plain)
    const request = { input: { text: '楼上着火了' }, actor: OTHER, idempotencyKey: 'new' }
    await test.services.desk.createTicket(request)
    await page.keyboard.press('Escape')
    await page.getByText('共 4 件').waitFor()
    await page.locator('tr.current', { hasText: ids.plain }).waitFor()
  })

  it('leaves a field by Esc, and keeps what was changed when the ticket is left', async () => {
    await logIn('agent', `#/tickets/${ids.plain}`)
    await page.getByRole('button', { name: /^确认派单：/ }).waitFor()
    await page.keyboard.press('e')
    await page.keyboard.press('End')
    await page.keyboard.type('（再次）')
    await page.keyboard.press('Escape')
    expect(await focused()).not.toBe('element-title')
    await page.locator('.ticket-head', { hasText: ids.plain }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('共 3 件').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /保存 1 处修改/ }).waitFor()
    expect(await page.getByLabel('标题').inputValue()).toMatch(/（再次）$/)
  })

  it('opens a step by its letter, and keeps what was written when somebody else was faster', async () => {
    await logIn('agent', `#/tickets/${ids.plain}`)
    await page.getByRole('button', { name: /^确认派单：/ }).waitFor()
    await page.keyboard.press('c')
    const dialog = page.getByRole('dialog', { name: /^提交会商/ })
    await dialog.waitFor()
    await page.waitForFunction("document.activeElement.id === 'dialog-reason'")
    await page.keyboard.type('涉及两个单位')
    await expectAccessible(page)
    await acceptedByOther(ids.plain)
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('别人先办了一步').waitFor()
    await page.getByText('坐席丁刚刚办理了“确认受理”').waitFor()
    expect(await dialog.getByLabel('理由').inputValue()).toBe('涉及两个单位')
    open.complaints.length = 0
    await page.keyboard.press('Control+Enter')
    await page.locator('.ticket-head').getByText('会商', { exact: true }).waitFor()
    expect(test.services.desk.tickets.get(ids.plain)?.history.at(-1)).toMatchObject({
      reason: '涉及两个单位',
    })
    expect(open.complaints).toEqual([])
  })

  it('keeps a call that is being written when the page is left', async () => {
    await logIn()
    await page.keyboard.press('n')
    await page.getByLabel('诉求内容').fill('观澜路88号楼下烧烤摊每晚油烟很大')
    await page.getByLabel('联系电话').fill('13800138000')
    await page.getByText('请追问').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('q')
    await page.getByText('共 3 件').waitFor()
    await page.keyboard.press('n')
    expect(await page.getByLabel('诉求内容').inputValue()).toBe('观澜路88号楼下烧烤摊每晚油烟很大')
    expect(await page.getByLabel('联系电话').inputValue()).toBe('13800138000')
    await page.getByText('请追问').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: '诉求原文' }).waitFor()
    await page.evaluate('document.activeElement.blur()')
    await page.keyboard.press('n')
    expect(await page.getByLabel('诉求内容').inputValue()).toBe('')
    expect(open.complaints).toEqual([])
  })

  it('shows nobody what somebody else had begun', async () => {
    await logIn()
    await page.keyboard.press('n')
    await page.getByLabel('诉求内容').fill('观澜路88号楼下烧烤摊每晚油烟很大')
    await page.getByRole('button', { name: '退出' }).click()
    await logIn('supervisor')
    await page.getByRole('link', { name: '来电登记' }).click()
    expect(await page.getByLabel('诉求内容').inputValue()).toBe('')
  })
})
