import type { Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { expectAccessible, type WatchedPage } from '../support/browser-page.ts'
import { describeDesk, type DeskPage } from '../support/desk-page.ts'
import { DEPARTMENT, PASSWORD } from '../support/fake-accounts.ts'
import type { TestApp } from '../support/test-app.ts'

describeDesk('the desk over fake services', (opened) => {
  let test: TestApp
  let base: string
  let open: WatchedPage
  let page: Page
  let ids: DeskPage['ids']
  let logIn: DeskPage['logIn']
  beforeEach(() => void ({ test, base, open, page, ids, logIn } = opened()))

  const state = (id: string) => test.services.desk.tickets.get(id)?.ticket.state

  it('lets in who knows the password, and out again; its pages pass axe', async () => {
    await expectAccessible(page)
    await page.getByLabel('账号').fill('agent')
    await page.getByLabel('口令').fill('wrong')
    await page.keyboard.press('Enter')
    await page.getByText('账号或口令不对').waitFor()
    open.complaints.length = 0
    await logIn()
    await page.getByText('坐席甲').waitFor()
    expect(await page.getByRole('link', { name: '质量与学习' }).count()).toBe(0)
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByLabel('口令').waitFor()
    expect((await open.context.cookies()).map(({ name }) => name)).toEqual([])
    expect(open.complaints).toEqual([])
  })

  it('shows the queue with running clocks, filtered and walked by keyboard', async () => {
    await logIn()
    await page.getByText('共 3 件').waitFor()
    expect(await page.locator('.clock').first().innerText()).toMatch(/^派单(剩|超) \d/)
    await expectAccessible(page)
    await page.locator('tr.current', { hasText: ids.urgent }).getByText('特急').waitFor()
    await page.keyboard.press('j')
    await page.locator('tr.current', { hasText: ids.plain }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('着火')
    await page.keyboard.press('Enter')
    await page.getByText('共 1 件').waitFor()
    await page.getByRole('button', { name: '清除条件' }).click()
    await page.getByText('共 3 件').waitFor()
    await page.getByRole('button', { name: '会商' }).click()
    await page.getByText('没有符合条件的工单').waitFor()
    expect(open.complaints).toEqual([])
  })

  it('works a ticket by keyboard: edit, confirm, see it sent and in the history', async () => {
    await logIn()
    // A ticket has neighbours only where its queue was seen.
    await page.getByText('共 3 件').waitFor()
    await page.goto(`${base}/desk#/tickets/${ids.plain}`)
    await page.getByRole('button', { name: `确认派单：${DEPARTMENT}` }).waitFor()
    expect(await page.getByText('AI建议，须人工确认').count()).toBeGreaterThan(1)
    expect(await page.locator('.original').innerText()).toContain('［手机号］')
    await expectAccessible(page)
    await page.keyboard.press('e')
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('element-title')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('观澜路烧烤油烟扰民')
    await page.getByRole('button', { name: /保存 1 处修改/ }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText(`已派给${DEPARTMENT}`).waitFor()
    await page.locator('.ticket-head').getByText('已派', { exact: true }).waitFor()
    expect(state(ids.plain)).toBe('已派')
    const history = await page.locator('.history').innerText()
    for (const part of [
      '修改要素',
      '标题：观澜路烧烤油烟扰民',
      '确认受理',
      '受理 → 待派',
      '确认派单',
      '待派 → 已派',
      '坐席甲',
    ])
      expect(history).toContain(part)
    expect(test.services.desk.tickets.get(ids.plain)?.ticket.title).toBe('观澜路烧烤油烟扰民')
    await expectAccessible(page)
    await page.locator('h1').click()
    await page.keyboard.press('Escape')
    await page.getByText('共 2 件').waitFor()
    // The ticket that was sent is gone; the one that followed it is next.
    await page.keyboard.press('Enter')
    await page.getByText('举报人保密').waitFor()
    await page.keyboard.press('k')
    await page.locator('.ticket-head', { hasText: ids.urgent }).waitFor()
    expect(open.complaints).toEqual([])
  })

  it('sends to another department with the wording and reason of a person', async () => {
    await logIn('agent', `#/tickets/${ids.plain}`)
    await page.getByRole('button', { name: `确认派单：${DEPARTMENT}` }).waitFor()
    await page.keyboard.press('2')
    await page.keyboard.press('d')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('请制止夜间噪声。')
    await page.getByLabel('理由（与建议不同时请填写，用于改进建议）').fill('主要是噪声')
    await page.getByRole('button', { name: '确认派单：市公安局' }).click()
    await page.getByText('已派给市公安局').waitFor()
    const { ticket, history } = test.services.desk.tickets.get(ids.plain)!
    expect(ticket.assignment?.lead).toBe('市公安局')
    expect(ticket.order?.content.demand).toBe('请制止夜间噪声。')
    expect(history.at(-1)).toMatchObject({ action: 'dispatch', reason: '主要是噪声' })
  })

  it('shows the emergency numbers first, and where a sentence comes from', async () => {
    await logIn('agent', `#/tickets/${ids.urgent}`)
    const bar = page.getByRole('alert').filter({ hasText: '先转接' })
    await bar.getByText('119').waitFor()
    await page.goto(`${base}/desk#/tickets/${ids.plain}`)
    await page.getByText('逐句来源').click()
    const line = page.locator('.sources li', { hasText: '希望有人来管。' })
    await line.getByRole('button', { name: '看原文' }).click()
    expect(await page.locator('.original mark').innerText()).toBe('希望有人来管。')
  })

  it('shows personal data for a reason, which the supervisor can read up', async () => {
    await logIn('agent', `#/tickets/${ids.plain}`)
    await page.getByRole('button', { name: '查看个人信息' }).click()
    const dialog = page.getByRole('dialog', { name: '查看个人信息' })
    await dialog.getByLabel('理由').fill('回拨核实')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: '查看并记录' }).click()
    await page.locator('.original', { hasText: '13800138000' }).waitFor()
    await page.getByRole('button', { name: '重新遮盖' }).click()
    await page.locator('.original', { hasText: '［手机号］' }).waitFor()
    expect(test.services.desk.reveals).toMatchObject([{ reason: '回拨核实', actor: { name: '坐席甲' } }])
    expect(open.complaints).toEqual([])
  })

  it('takes a return through: asked for, judged, sent elsewhere', async () => {
    const { desk } = test.services
    const agent = { id: 'agent', name: '坐席甲', role: 'agent' } as const
    const key = (n: number) => ({ actor: agent, idempotencyKey: `k${n}`, version: n })
    await desk.act(ids.plain, { action: 'accept', payload: {}, ...key(1) })
    await desk.act(ids.plain, { action: 'dispatch', payload: { department: DEPARTMENT }, ...key(2) })
    await logIn('department', `#/tickets/${ids.plain}`)
    await page.getByRole('button', { name: '签收' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '签收' }).click()
    await page.getByRole('button', { name: '申请退单' }).click()
    const dialog = page.getByRole('dialog', { name: /申请退单/ })
    await dialog.getByLabel('法律或职能依据').fill('三定规定')
    await dialog.getByRole('button', { name: '申请退单' }).click()
    await dialog.getByText('请写明理由').waitFor()
    await expectAccessible(page)
    await dialog.getByLabel('理由').fill('不属于本单位')
    await dialog.getByRole('button', { name: '申请退单' }).click()
    await page.getByText('退单申请', { exact: true }).waitFor()
    expect(state(ids.plain)).toBe('退单审核')
    await page.getByRole('button', { name: '退出' }).click()
    await logIn('supervisor', `#/tickets/${ids.plain}`)
    await page.getByRole('button', { name: '同意退单' }).click()
    await page.getByRole('dialog').getByText('不属于本单位').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '同意退单' }).click()
    // Not back to whom has just given it back, unless a person says so.
    await page.getByText(`${DEPARTMENT}已退单，请改派给别的单位`).waitFor()
    await page.locator('#order-demand').waitFor()
    expect(await page.locator('.confirm button').innerText()).not.toContain(DEPARTMENT)
    await page.keyboard.press('2')
    await page.getByRole('button', { name: '改派：市公安局' }).waitFor()
    await page.getByLabel('理由（与建议不同时请填写，用于改进建议）').fill('噪声为主')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已派给市公安局').waitFor()
    expect(state(ids.plain)).toBe('已派')
  })

  it('says when somebody else was faster, and shows what they did', async () => {
    await logIn('agent', `#/tickets/${ids.plain}`)
    await page.getByRole('button', { name: /^确认派单：/ }).waitFor()
    const actor = { id: 'other', name: '坐席丁', role: 'agent' } as const
    const act = { action: 'accept', actor, version: 1, idempotencyKey: 'other', payload: {} } as const
    await test.services.desk.act(ids.plain, act)
    await page.keyboard.press('Control+Enter')
    await page.locator('.history', { hasText: '坐席丁' }).waitFor()
    expect(state(ids.plain)).toBe('待派')
  })

  it('suggests while a call is typed and makes a ticket of it', async () => {
    await logIn('agent')
    await page.keyboard.press('n')
    await page.getByLabel('诉求内容').fill('观澜路88号着火了，电话13800138000')
    await page.getByRole('alert').filter({ hasText: '119' }).waitFor()
    await page.getByText('请追问').waitFor()
    expect(await page.locator('.call-page').innerText()).toContain('含个人信息：手机号')
    await expectAccessible(page)
    await page.getByLabel('诉求人姓名').fill('王某')
    await page.getByLabel('诉求内容').focus()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: '诉求原文' }).waitFor()
    expect(test.services.desk.tickets.size).toBe(4)
    expect(open.complaints).toEqual([])
  })

  it('shows hot spots with their tickets, numbers and charts', async () => {
    await logIn('agent', '#/hot-spots')
    await page.locator('canvas').first().waitFor()
    await page.getByText('三天 3 件').waitFor()
    await page.getByText('作为依据的工单').first().click()
    expect(await page.getByRole('link', { name: '观澜路烧烤摊噪声扰民' }).first().getAttribute('href')).toBe(
      '#/tickets/YH202603010007',
    )
    await expectAccessible(page)
    expect(open.complaints).toEqual([])
  })

  it('lets the supervisor consent to cases, train, and see the quality', async () => {
    await logIn('supervisor', '#/learning')
    await page.getByRole('button', { name: '同意用于学习' }).click()
    await page.getByText('没有待审的案例').waitFor()
    await page.getByRole('button', { name: '用已采纳的案例训练' }).click()
    await page.getByText('90.0% → 92.5%').waitFor()
    await expectAccessible(page)
    expect(open.complaints).toEqual([])
  })

  it('changes a password for the one that was, typed twice', async () => {
    await logIn()
    await page.getByRole('button', { name: '坐席甲' }).click()
    const dialog = page.getByRole('dialog', { name: '修改口令' })
    await dialog.getByLabel('现在的口令').fill(PASSWORD)
    await dialog.getByLabel('新口令（至少 8 个字符）').fill('another password')
    await dialog.getByLabel('再输入一次新口令').fill('another')
    await dialog.getByRole('button', { name: '修改' }).click()
    await dialog.getByText('两次输入的新口令不同').waitFor()
    await expectAccessible(page)
    await dialog.getByLabel('再输入一次新口令').fill('another password')
    await dialog.getByRole('button', { name: '修改' }).click()
    await page.getByText('口令已修改').waitFor()
    expect(open.complaints).toEqual([])
  })

  it('explains its keys, and fits 1024 pixels', async () => {
    await logIn('agent', `#/tickets/${ids.plain}`)
    await page.setViewportSize({ width: 1024, height: 768 })
    await page.getByRole('button', { name: /^确认派单/ }).waitFor()
    const overflow = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect(await overflow()).toBeLessThanOrEqual(0)
    await page.keyboard.press('?')
    const keys = page.getByRole('dialog', { name: '键盘快捷键' })
    await keys.getByText('确认派单（坐席）').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    // A key pressed while the dialog is still leaving belongs to the dialog.
    await page.locator('.ant-modal-wrap').waitFor({ state: 'hidden' })
    await page.keyboard.press('q')
    await page.getByText('共 3 件').waitFor()
    expect(await overflow()).toBeLessThanOrEqual(0)
    expect(open.complaints).toEqual([])
  })
})
