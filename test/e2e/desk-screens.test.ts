import type { Page, WebSocketRoute } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { expectAccessible } from '../support/browser-page.ts'
import { describeDesk, type DeskPage } from '../support/desk-page.ts'
import { CALL } from '../support/fake-ticket.ts'
import type { TestApp } from '../support/test-app.ts'

describeDesk('the desk: several matters, none, small screens', (opened) => {
  let test: TestApp
  let base: string
  let page: Page
  let logIn: DeskPage['logIn']
  beforeEach(() => void ({ test, base, page, logIn } = opened()))

  it('splits a ticket of two matters by one key; each leads to the other', async () => {
    const { desk } = test.services
    const text = `${CALL}门口路灯坏了三天，请修好路灯。`
    const actor = { id: 'agent', name: '坐席甲', role: 'agent' } as const
    const { ticket } = await desk.createTicket({ input: { text }, actor, idempotencyKey: 'two' })
    await logIn('agent', `#/tickets/${ticket.id}`)
    await page.getByText('宜拆分给不同单位').waitFor()
    await page.keyboard.press('s')
    const dialog = page.getByRole('dialog', { name: /^拆分：/ })
    await dialog
      .getByRole('group', { name: /修好路灯/ })
      .getByLabel('新工单 1')
      .waitFor()
    await expectAccessible(page)
    await page.waitForFunction("document.activeElement.matches('.split-demand :checked')")
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: /^拆分出/ }).click()
    await page.getByRole('link', { name: `拆分自 ${ticket.id}` }).waitFor()
    expect(await page.getByLabel('诉求 1', { exact: true }).inputValue()).toBe('修好路灯')
    expect(desk.tickets.get(ticket.id)?.ticket.demands).toMatchObject([{ text: '查处油烟扰民' }])
    await page.locator('.history', { hasText: '由拆分生成' }).waitFor()
  })

  it('reads what was typed while the line was down', async () => {
    const lines: WebSocketRoute[] = []
    await page.routeWebSocket('**/api/v1/desk', (line) => {
      line.connectToServer()
      lines.push(line)
    })
    await logIn('agent')
    await page.keyboard.press('n')
    const text = page.getByLabel('诉求内容')
    await text.fill('观澜路88号楼下烧烤摊每晚油烟很大')
    await page.getByText('请追问').waitFor()
    await lines[0]!.close()
    await page.getByText('连接中断').waitFor()
    await text.fill('观澜路88号楼下烧烤摊着火了')
    await page.getByRole('alert').filter({ hasText: '119' }).waitFor()
  })

  it('says so where nothing was said, and makes no draft of it', async () => {
    const { desk } = test.services
    const actor = { id: 'agent', name: '坐席甲', role: 'agent' } as const
    const request = { input: { text: '啊啊啊啊123456' }, actor, idempotencyKey: 'none' }
    const { ticket } = await desk.createTicket(request)
    await logIn('agent', `#/tickets/${ticket.id}`)
    await page.getByText('内容不明，请补充').first().waitFor()
    expect(await page.locator('#order-demand').count()).toBe(0)
  })

  it.each([390, 768])(
    'is worked at %i pixels: nothing is cut off, the button stays in view',
    async (width) => {
      await page.setViewportSize({ width, height: 780 })
      const overflow = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      await logIn('agent')
      await page.getByText('共 3 件').waitFor()
      expect(await overflow()).toBeLessThanOrEqual(0)
      await expectAccessible(page)
      await page
        .getByRole('link', { name: /观澜路88号楼下/ })
        .first()
        .click()
      const confirm = page.getByRole('button', { name: /^确认派单/ })
      await confirm.waitFor()
      expect(await overflow()).toBeLessThanOrEqual(0)
      const box = (await confirm.boundingBox())!
      expect(box.y + box.height).toBeLessThanOrEqual(780)
      expect(box.x + box.width).toBeLessThanOrEqual(width)
      await expectAccessible(page)
      await page.goto(`${base}/desk#/call`)
      await page.getByLabel('诉求内容').waitFor()
      expect(await overflow()).toBeLessThanOrEqual(0)
      expect((await page.getByLabel('诉求内容').boundingBox())!.width).toBeGreaterThan(width * 0.7)
    },
  )
})
