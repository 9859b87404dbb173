import type { Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { expectAccessible, type WatchedPage } from '../support/browser-page.ts'
import { describeCitizenPage } from '../support/citizen-page.ts'
import { fakeAnswer, LODGING } from '../support/fake-answer.ts'
import type { TestApp } from '../support/test-app.ts'

const QUESTION = '甲级民宿奖励多少？'

describeCitizenPage('the page over fake services', (shown) => {
  let test: TestApp
  let open: WatchedPage
  let page: Page
  beforeEach(() => void ({ test, open, page } = shown()))
  const ask = (question = QUESTION): Promise<void> => shown().ask(question)

  it('says what it is, what the library is, and what can be asked; axe has nothing to say', async () => {
    await page.getByText('示例：库中文件均为虚构').waitFor()
    await page.getByText('当前仅按字词检索').waitFor()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('您想了解什么政策？')
    await page.locator('.examples button').first().waitFor()
    expect(await page.locator('.examples button').allInnerTexts()).toEqual(['民宿奖励的标准是什么？'])
    await expectAccessible(page)
    expect(open.complaints).toEqual([])
  })

  it('asks an example, streams the answer with its sources, and passes axe', async () => {
    await page.getByRole('button', { name: '民宿奖励的标准是什么？' }).click()
    await page.locator('.feedback').waitFor()
    expect(await page.locator('.turn .text').innerText()).toMatch(/奖励5万元。\s*1\s*新评为乙级的民宿/)
    expect(await page.locator('.tags .tag').allInnerTexts()).toEqual(['已回答', 'AI生成'])
    expect(await page.locator('.sources blockquote').first().innerText()).toBe(
      '新评为甲级的民宿一次性奖励5万元。',
    )
    expect(await page.locator('.contacts a').getAttribute('href')).toBe('tel:12345')
    expect(await page.locator('#announcer').innerText()).toBe('回答完毕，引用 2 处')
    await expectAccessible(page)
    expect(open.complaints).toEqual([])
  })

  it('shows each sentence when it comes', async () => {
    let release = (): void => undefined
    test.services.respond = async (request, { onEvent }) => {
      onEvent?.({ type: 'step', step: 'retrieve', ms: 3 })
      onEvent?.({ type: 'sentence', text: '第一句话。[1]' })
      await new Promise<void>((resolve) => (release = resolve))
      return { ...fakeAnswer(request), answer: '第一句话。[1]' }
    }
    await page.getByRole('textbox').fill(QUESTION)
    await page.keyboard.press('Enter')
    await page.getByText('第一句话。').waitFor()
    expect(await page.locator('.progress').innerText()).toBe('检索政策文件…')
    expect(await page.locator('.feedback').count()).toBe(0)
    release()
    await page.locator('.feedback').waitFor()
    expect(await page.locator('.text').innerText()).toMatch(/^第一句话。\s*1$/)
  })

  it('opens a citation at its place, marked, by keyboard alone; Escape gives the focus back', async () => {
    await ask()
    await page.getByRole('link', { name: '引用2，《望海市民宿奖励办法》，查看原文' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.passage mark').waitFor()
    expect(await page.locator('.passage mark').innerText()).toBe('新评为乙级的民宿一次性奖励3万元。')
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('panel-title')
    const panel = page.getByRole('dialog', { name: '望海市民宿奖励办法' })
    const facts = await panel.innerText()
    for (const fact of ['望文旅发〔2024〕9号', '2024年12月10日', '2025年1月1日', '有效', '示例'])
      expect(facts).toContain(fact)
    expect(await panel.getByRole('cell').allInnerTexts()).toEqual(['2024', '12', '48', '2025', '20', '76'])
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('link', { name: '下载原文件' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('lodging.md')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    expect(await panel.isVisible()).toBe(false)
    expect(await page.evaluate<string>('document.activeElement.dataset.n')).toBe('2')
    expect(open.complaints).toEqual([])
  })

  it('goes back to the answer with the browser, and shows the whole text when asked', async () => {
    const long = { ...LODGING, text: `${LODGING.text}${'后面还有很多内容。\n'.repeat(300)}` }
    test.services.library.getDocument = async () => long
    await ask()
    await page.locator('.mark').first().click()
    await page.getByRole('button', { name: '显示全文' }).click()
    await page.waitForFunction(`document.querySelectorAll('.passage p').length > 300`)
    expect(await page.locator('.passage mark').count()).toBe(1)
    await page.goBack()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await page.locator('.turn').count()).toBe(1)
  })

  it('explains the answer: steps, terms, candidates kept and rejected, dropped sentences', async () => {
    await ask()
    await page.getByText('为什么这样回答').click()
    await page.locator('.why table').first().waitFor()
    const why = await page.locator('.why').innerText()
    for (const part of [
      '检索政策文件',
      '6.5',
      '民宿',
      '采用 2 段，共 3 段',
      '0.910',
      '奖励10万元。',
      '数字不在引文中',
      '摘录原文',
    ]) {
      expect(why).toContain(part)
    }
    expect(await page.locator('.why .tag').allInnerTexts()).toEqual(['采用', '采用', '未用'])
    await expectAccessible(page)
  })

  it('keeps the verdict, and a word on what is wrong', async () => {
    await ask()
    await page.getByRole('button', { name: '有用' }).click()
    await page.getByText('谢谢，已记录为“有用”。').waitFor()
    await page.getByRole('button', { name: '有误' }).click()
    await page.getByLabel('哪里有误？').fill('金额是去年的')
    await page.getByRole('button', { name: '提交说明' }).click()
    await page.getByText('谢谢，您的说明已记录。').waitFor()
    expect(test.services.feedback.map(({ verdict, comment }) => [verdict, comment])).toEqual([
      ['useful', null],
      ['wrong', null],
      ['wrong', '金额是去年的'],
    ])
    await expectAccessible(page)
  })

  it('asks as of a day, says which day the answer holds for, and goes back to today', async () => {
    await ask()
    expect(test.services.asked[0]).toEqual({ question: QUESTION })
    expect(await page.locator('.turn .day').innerText()).toMatch(/^按 \d{4}年\d+月\d+日 的规定回答$/)
    const summary = page.locator('.when summary')
    expect(await page.getByLabel('日期').isVisible()).toBe(false)
    await summary.click()
    await page.getByLabel('日期').fill('2025-01-05')
    await expectAccessible(page)
    await summary.click()
    expect(await summary.innerText()).toBe('按哪天的规定回答：2025年1月5日')
    await ask('那乙级呢？')
    expect(test.services.asked[1]).toMatchObject({ question: '那乙级呢？', asOf: '2025-01-05' })
    expect(await page.locator('.turn .day').last().innerText()).toBe('按 2025年1月5日 的规定回答')
    await summary.click()
    await page.getByRole('button', { name: '改回今天' }).click()
    expect(await summary.innerText()).toBe('按哪天的规定回答：今天')
    await ask('民宿')
    expect(test.services.asked[2]).not.toHaveProperty('asOf')
    expect(open.complaints).toEqual([])
  })

  it('has numbers to dial and no words for programmers', async () => {
    expect(await page.locator('#hotline').getAttribute('href')).toBe('tel:12345')
    expect(await page.getByRole('navigation').innerText()).not.toContain('接口')
    expect(await page.getByRole('contentinfo').getByRole('link', { name: '接口说明' }).count()).toBe(1)
    test.services.respond = async (request) => {
      const answer = fakeAnswer(request)
      const steps = [
        { step: 'understand', ms: 1, note: '居住证办理；materials fee place' },
        { step: 'compose', ms: 1, note: 'clarification_place' },
      ]
      return { ...answer, trace: { ...answer.trace, steps } }
    }
    await ask()
    await page.getByText('为什么这样回答').click()
    await page.locator('.why table').first().waitFor()
    const why = await page.locator('.why').innerText()
    expect(why).toContain('居住证办理；问材料、问费用、问地点')
    expect(why).toContain('请补充区县')
    expect(why).not.toMatch(/materials|clarification/)
  })

  it('advises Chinese when nothing was found for another language', async () => {
    await ask('how do I get a residence permit')
    expect(await page.locator('.turn .inset').allInnerTexts()).toContainEqual(
      expect.stringContaining('只能用中文提问'),
    )
  })

  it('sends the conversation with a follow-up and starts afresh on request', async () => {
    await ask()
    await ask('那乙级呢？')
    await expectAccessible(page)
    const [first, second] = test.services.asked
    expect(first).toEqual({ question: QUESTION })
    expect(second).toEqual({
      question: '那乙级呢？',
      conversationId: expect.stringMatching(/^conversation-/) as string,
    })
    await page.getByRole('button', { name: '换个话题' }).click()
    expect(await page.locator('.turn').count()).toBe(0)
    await ask('民宿')
    expect(test.services.asked[2]).toEqual({ question: '民宿' })
  })

  it('says what to do when there is no answer, when it fails, and when nothing was asked', async () => {
    await page.getByRole('button', { name: '提问' }).click()
    expect(await page.locator('#error').innerText()).toBe('请先输入问题')
    await ask('天气怎么样？')
    expect(await page.locator('.turn').innerText()).toContain('政策库中没有查到')
    await expectAccessible(page)
    test.services.respond = () => Promise.reject(new Error('boom'))
    await page.getByRole('textbox').fill(QUESTION)
    await page.keyboard.press('Enter')
    await page.locator('.problem').waitFor()
    expect(await page.locator('.problem').innerText()).toMatch(/服务内部错误[\s\S]*编号：[0-9a-f-]{36}/)
    await expectAccessible(page)
  })

  it('stops on request, and the service stops too', async () => {
    test.services.respond = (_request, { signal }) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('stopped'))))
    await page.getByRole('textbox').fill(QUESTION)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '停止' }).click()
    await page.getByText('已停止。').waitFor()
    await expect.poll(() => test.services.signals[0]?.aborted).toBe(true)
  })

  it('shows data as text and follows no address but http', async () => {
    test.services.respond = async (request) => {
      const answer = fakeAnswer(request)
      const [citation] = answer.citations
      if (!citation) throw new Error('no citation')
      const hostile = { ...citation, title: '<img src=x onerror=alert(1)>', url: 'javascript:alert(1)' }
      return { ...answer, answer: '<script>alert(1)</script>[1]', citations: [hostile] }
    }
    await ask()
    expect(await page.locator('.text').innerText()).toContain('<script>alert(1)</script>')
    expect(await page.locator('.sources').innerText()).toContain('<img src=x onerror=alert(1)>')
    expect(await page.locator('.turn img, .turn script').count()).toBe(0)
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
    expect(open.complaints).toEqual([])
  })

  it('has large type, remembers it, and passes axe with it', async () => {
    const size = () =>
      page.evaluate<number>(`parseFloat(getComputedStyle(document.documentElement).fontSize)`)
    const before = await size()
    await page.getByRole('button', { name: '大字' }).click()
    expect(await size()).toBeGreaterThan(before * 1.25)
    await page.reload()
    await ask()
    expect(await size()).toBeGreaterThan(before * 1.25)
    expect(await page.getByRole('button', { name: '大字' }).getAttribute('aria-pressed')).toBe('true')
    await expectAccessible(page)
  })
})
