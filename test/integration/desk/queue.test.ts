import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { strFromU8, unzipSync } from 'fflate'
import type { Desk, TicketQuery } from '../../../src/scenarios/hotline/desk/index.ts'
import { CALL, doNow, freshKey, openTestDesk, PAYLOADS, PEOPLE, takeIn } from '../../support/desk.ts'
import { describeEngines } from '../store/engines.ts'

const { agent, supervisor, lead } = PEOPLE
const PLAIN = '工业园北门路灯不亮。要求查处。'
/** 诉求内容, two lines; 编号 and 受理时间 in GBK, as a spreadsheet saves it. */
const GBK_FILE = Uint8Array.of(
  ...[0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xcb, 0xdf, 0xc7, 0xf3, 0xc4, 0xda, 0xc8, 0xdd, 0x0d, 0x0a],
  ...[0x41, 0x31, 0x2c, 0xc2, 0xb7, 0xb5, 0xc6, 0xb2, 0xbb, 0xc1, 0xc1, 0x0d, 0x0a],
)

describeEngines('the queue', (engine) => {
  let desk: Desk
  beforeEach(async () => {
    await engine.clear()
    ;({ desk } = await openTestDesk(engine.db))
  })
  const found = async (query: TicketQuery): Promise<string[]> =>
    (await desk.list(query, agent)).items.map(({ id }) => id)

  test('is filtered by every key; 特急 first, then the clock that ends first', async () => {
    const a = (await takeIn(desk)).ticket.id
    const b = (await takeIn(desk, '仓库着火，请快来。要求查处。')).ticket.id
    await doNow(desk, b, agent, 'accept', {})
    await doNow(desk, b, agent, 'dispatch', PAYLOADS.dispatch)
    const c = (await takeIn(desk, '仓库又着火，请快来。要求查处。')).ticket.id
    await doNow(desk, b, lead, 'sign', {})
    await doNow(desk, b, lead, 'contact', PAYLOADS.contact)
    expect(await found({})).toEqual([c, b, a])
    await doNow(desk, c, agent, 'answer', PAYLOADS.answer)
    await doNow(desk, a, agent, 'accept', {})
    await doNow(desk, a, agent, 'dispatch', PAYLOADS.dispatch)
    expect(await found({})).toEqual([b, a, c])
    expect(await found({ state: ['已派'] })).toEqual([a])
    expect(await found({ state: ['办理'] })).toEqual([b])
    expect(await found({ department: '市生态环境局' })).toEqual([b, a])
    expect(await found({ urgency: ['特急'] })).toEqual([b, c])
    expect(await found({ category: '油烟扰民', district: '澄湾区', type: ['投诉'] })).toHaveLength(3)
    expect(await found({ text: '仓库  快来' })).toEqual([b, c])
    expect(await found({ text: '100%' })).toEqual([])
    expect(await found({ from: '2026-11-24' })).toEqual([])
    await expect(found({ from: '2026-02-30' })).rejects.toMatchObject({ code: 'ERR_INPUT_INVALID' })
    expect(await found({ limit: 1, offset: 1 })).toEqual([a])
  })

  test('is narrowed to what is sensitive, and to what waits for an extension', async () => {
    const plain = (await takeIn(desk)).ticket.id
    const gathering = (await takeIn(desk, '业主说要集体上访。要求查处。')).ticket.id
    expect(await found({ sensitive: true })).toEqual([gathering])
    expect(await found({ sensitive: false })).toEqual([plain])
    await doNow(desk, plain, agent, 'accept', {})
    await doNow(desk, plain, agent, 'dispatch', PAYLOADS.dispatch)
    await doNow(desk, plain, lead, 'sign', {})
    await doNow(desk, plain, lead, 'contact', PAYLOADS.contact)
    expect(await found({ extension: true })).toEqual([])
    await doNow(desk, plain, lead, 'extend', PAYLOADS.extend, '等待检测结果')
    expect(await found({ extension: true })).toEqual([plain])
    expect(await found({ extension: false, sensitive: true })).toEqual([gathering])
    await doNow(desk, plain, supervisor, 'approveExtension', {})
    expect(await found({ extension: true })).toEqual([])
  })

  test('takes a district that the city has, by any of its names, and no other', async () => {
    const taken = async (district: string): Promise<string | null> => {
      const request = { input: { text: PLAIN, district }, actor: agent, idempotencyKey: freshKey() }
      return (await desk.createTicket(request)).ticket.district
    }
    expect(await taken('望潮区')).toBe('望潮区')
    const unknown = { code: 'ERR_DISTRICT_UNKNOWN', detail: expect.stringContaining('望潮区') }
    await expect(taken('火星区')).rejects.toMatchObject(unknown)
    await expect(found({ district: '火星区' })).rejects.toMatchObject(unknown)
    expect(await found({ district: '望潮区' })).toHaveLength(1)
    const file = Buffer.from('编号,诉求内容,区划\nZ1,路灯不亮,火星区\nZ2,路灯不亮,望潮区')
    const report = await desk.importCsv(file, agent)
    expect(report.created.map(({ line }) => line)).toEqual([3])
    expect(report.failed).toEqual([{ line: 2, reason: expect.stringMatching(/没有区划“火星区”.*望潮区/) }])
  })

  test('finds what is like a ticket, the same event first', async () => {
    const a = (await takeIn(desk)).ticket.id
    const same = (await takeIn(desk, `${CALL}昨天也是。`)).ticket.id
    const alike = (await takeIn(desk, '望海路烧烤摊油烟很大，没有人管。要求查处。')).ticket.id
    await takeIn(desk, '医保卡丢了怎么补办')
    const similar = await desk.similar(a, agent, 2)
    expect(similar.map(({ id, sameEvent }) => [id, sameEvent])).toEqual([
      [same, true],
      [alike, false],
    ])
  })

  test('counts what came and what became of it', async () => {
    const { ticket } = await takeIn(desk)
    await takeIn(desk, PLAIN)
    await doNow(desk, ticket.id, agent, 'answer', PAYLOADS.answer)
    const counts = await desk.statistics({ from: '2026-11-23', to: '2026-11-24' }, agent)
    expect(counts).toMatchObject({ received: 2, open: 1, closed: 1, byState: { 受理: 1, 办结: 1 } })
    expect(counts.byDay).toEqual([{ day: '2026-11-23', received: 2, closed: 1 }])
    expect(counts.byCategory).toEqual([{ category: '城市管理', count: 2 }])
    await expect(desk.statistics({ from: 'x', to: 'y' }, agent)).rejects.toMatchObject({
      code: 'ERR_INPUT_INVALID',
    })
  })

  describe('csv', () => {
    test('comes in GBK; the same file again changes nothing', async () => {
      const first = await desk.importCsv(GBK_FILE, agent)
      expect(first).toMatchObject({ created: [{ line: 2 }], unchanged: [], failed: [] })
      const again = await desk.importCsv(GBK_FILE, supervisor)
      expect(again).toMatchObject({ created: [], unchanged: first.created })
      expect((await desk.get(first.created[0]!.id, agent)).ticket).toMatchObject({ sourceId: 'A1' })
    })

    test('a line that fails is told and the others come in', async () => {
      const lines = [
        '诉求内容,受理时间,联系电话',
        '"路灯坏了, 三天了",2026/11/20 16:05,13800138000',
        ',2026/11/20',
        '井盖丢了,昨天',
        '井盖又丢了,2026/2/30 08:00',
      ]
      const report = await desk.importCsv(new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}`), agent)
      expect(report.failed.map(({ line }) => line)).toEqual([3, 4, 5])
      const { ticket } = await desk.get(report.created[0]!.id, agent)
      expect(ticket).toMatchObject({
        reportedAt: '2026-11-20T08:05:00.000Z',
        reporter: '未留姓名（手机 138****8000）',
      })
      const none = desk.importCsv(new TextEncoder().encode('甲,乙\n1,2'), agent)
      await expect(none).rejects.toMatchObject({ code: 'ERR_INPUT_INVALID' })
    })

    test('a number that no table could hold is told, and the next line comes in', async () => {
      const digests = Array.from({ length: 70 }, (_, i) => createHash('sha256').update(`${i}`).digest('hex'))
      const lines = ['编号,诉求内容', `${digests.join('')},路灯坏了`, 'B2,井盖丢了']
      const report = await desk.importCsv(new TextEncoder().encode(lines.join('\n')), agent)
      expect(report).toMatchObject({ created: [{ line: 3 }], failed: [{ line: 2 }] })
      expect(report.failed[0]!.reason).toContain('编号')
    })

    test('goes out masked, with BOM, and no cell is a formula', async () => {
      await takeIn(desk, `=HYPERLINK("http://x","${CALL}")`)
      let csv = ''
      for await (const page of await desk.exportCsv({}, agent)) csv += page
      expect(csv.startsWith('\uFEFF编号,')).toBe(true)
      expect(csv).toContain(`"'=HYPERLINK(""http`)
      expect(csv).not.toContain('13800138000')
    })

    test('what went out comes in again as what it is', async () => {
      const { ticket } = await takeIn(desk, `=${PLAIN}\n${CALL}`)
      let csv = ''
      for await (const page of await desk.exportCsv({}, agent)) csv += page
      const report = await desk.importCsv(new TextEncoder().encode(csv), agent)
      expect(report).toMatchObject({ created: [], failed: [] })
      expect(report.unchanged.map(({ id }) => id)).toContain(ticket.id)
    })

    test('a line of another system that has the number of a ticket here comes in', async () => {
      const { ticket } = await takeIn(desk, PLAIN)
      const file = new TextEncoder().encode(`编号,诉求内容\n${ticket.id},井盖丢了`)
      const report = await desk.importCsv(file, agent)
      expect(report).toMatchObject({ created: [{ line: 2 }], unchanged: [], failed: [] })
      expect((await desk.get(report.created[0]!.id, agent)).ticket.sourceId).toBe(ticket.id)
      expect(await desk.importCsv(file, agent)).toMatchObject({ created: [], unchanged: report.created })
    })

    test('goes out page by page, each ticket once, whatever comes in meanwhile', async () => {
      const { deps } = await openTestDesk(engine.db)
      const asked: number[] = []
      const store = {
        ...deps.store,
        listTickets: (...[filter, page]: Parameters<typeof deps.store.listTickets>) => {
          asked.push(page.limit)
          return deps.store.listTickets(filter, page)
        },
      }
      const { desk: paged, clock } = await openTestDesk(engine.db, { store })
      const lines = Array.from({ length: 503 }, (_, i) => `路灯${i}坏了`)
      await paged.importCsv(new TextEncoder().encode(['诉求内容', ...lines].join('\n')), agent)
      const pages: string[] = []
      for await (const page of await paged.exportCsv({}, agent)) {
        if (pages.length === 1) {
          clock.set('2026-11-23T09:05:00+08:00')
          await takeIn(paged)
        }
        pages.push(page)
      }
      const ids = pages
        .join('')
        .trim()
        .split('\r\n')
        .slice(1)
        .map((row) => row.split(',')[0])
      expect(asked).toEqual([500, 500])
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids).toHaveLength(503)
      await expect(paged.exportCsv({ from: 'x' }, agent)).rejects.toMatchObject({ code: 'ERR_INPUT_INVALID' })
    }, 60_000)
  })

  test('makes a brief that opens as docx, labelled, with the day’s figures and the hot spot', async () => {
    for (let i = 0; i < 3; i++) await takeIn(desk)
    const { fileName, bytes } = await desk.brief({}, supervisor)
    expect(fileName).toBe('热线每日简报-2026-11-23.docx')
    const files = unzipSync(bytes)
    const text = (name: string): string => strFromU8(files[name]!)
    const body = text('word/document.xml').replace(/<[^>]+>/g, '')
    expect(body).toContain('共受理工单3件')
    expect(body).toContain('同一事件三日内三件以上的共1起')
    expect(body).toContain('按时办结率暂无数据（目标99%）')
    expect(body).toContain('人工智能辅助生成内容')
    expect(text('docProps/custom.xml')).toContain('ContentProducer')
    expect(body).not.toMatch(/undefined|NaN|13800138000/)
    await expect(desk.brief({ day: '2026-13-01' }, supervisor)).rejects.toMatchObject({
      code: 'ERR_INPUT_INVALID',
    })
    await expect(desk.brief({}, lead)).rejects.toMatchObject({ code: 'ERR_TICKET_ROLE' })
  })

  test('an idempotency key is one ticket’s only', async () => {
    const idempotencyKey = freshKey()
    await desk.createTicket({ input: { text: CALL }, actor: agent, idempotencyKey })
    const other = desk.createTicket({ input: { text: PLAIN }, actor: agent, idempotencyKey })
    await expect(other).rejects.toMatchObject({ code: 'ERR_INPUT_INVALID' })
  })
})
