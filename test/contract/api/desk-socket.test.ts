import { once } from 'node:events'
import type { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sessionOf } from '../../support/fake-accounts.ts'
import { CALL, fakeReading } from '../../support/fake-ticket.ts'
import { makeTestApp, type TestApp } from '../../support/test-app.ts'

interface Event {
  call?: string
  id?: number
  event: string
  data: Record<string, unknown> | null
}

/** A socket whose events can be waited for. */
interface Line {
  send(message: object | string): void
  /** All events up to the next of this kind. */
  until(event: string): Promise<Event[]>
  heard: Event[]
  /** The code it was closed with. */
  closed: Promise<number>
  close(): Promise<void>
}

let test: TestApp
let lines: Line[]

beforeEach(async () => {
  test = await makeTestApp()
  lines = []
})
afterEach(async () => {
  await Promise.all(lines.map((line) => line.close()))
  await test.app.close()
})

const connect = (headers: object) =>
  test.app.injectWS('/api/v1/desk', {
    headers: { host: 'desk.example', ...headers },
    socket: { remoteAddress: '127.0.0.1' } as Socket,
  })

async function open(headers: object = sessionOf('agent')): Promise<Line> {
  const ws = await connect(headers)
  const heard: Event[] = []
  let read = 0
  let wake = (): void => undefined
  ws.on('message', (data) => {
    heard.push(JSON.parse(String(data)) as Event)
    wake()
  })
  const line: Line = {
    heard,
    closed: new Promise((resolve) => ws.on('close', resolve)),
    send: (message) => ws.send(typeof message === 'string' ? message : JSON.stringify(message)),
    async until(event) {
      for (;;) {
        const end = heard.findIndex((one, i) => i >= read && one.event === event)
        if (end >= 0) return heard.slice(read, (read = end + 1))
        await new Promise<void>((resolve) => (wake = resolve))
      }
    },
    async close() {
      if (ws.readyState === ws.CLOSED) return
      ws.terminate()
      await once(ws, 'close')
    },
  }
  lines.push(line)
  return line
}

const refusal = (headers: object): Promise<string> =>
  connect(headers).then(
    () => 'open',
    (error: Error) => /\d{3}/.exec(error.message)?.[0] ?? error.message,
  )

describe('the desk socket', () => {
  it('is for agents who are logged in, on a page of ours', async () => {
    expect(await refusal({})).toBe('401')
    expect(await refusal({ cookie: 'huida_session=forged' })).toBe('401')
    expect(await refusal(sessionOf('department'))).toBe('403')
    expect(await refusal({ ...sessionOf('agent'), origin: 'https://evil.example' })).toBe('403')
    await open({ ...sessionOf('agent'), origin: 'https://desk.example' })
  })

  it('tells intake and advice of a call being typed, masked, once it pauses', async () => {
    const line = await open()
    for (const length of [10, 20, 30, CALL.length])
      line.send({ type: 'text', call: 'c1', text: CALL.slice(0, length) })
    const events = await line.until('done')
    expect(events.map(({ id, event, call }) => [id, event, call])).toEqual([
      [1, 'step', 'c1'],
      [2, 'done', 'c1'],
    ])
    expect(events[0]?.data).toMatchObject({
      step: 'intake',
      intake: { type: '投诉', missing: [expect.any(String)], pii: [{ kind: '手机号' }] },
      advice: { suggestions: [{ confidence: 0.91 }, {}, {}], co_departments: ['市公安局'] },
    })
    expect(JSON.stringify(line.heard)).not.toContain('13800138000')
  })

  it('streams the checked answer where one can be given at once', async () => {
    const line = await open()
    line.send({ type: 'text', call: 'c2', text: '民宿奖励怎么办理？' })
    const events = await line.until('done')
    expect(events.map(({ event }) => event)).toEqual(['step', 'sentence', 'sentence', 'citations', 'done'])
    expect(events.at(-1)?.data).toMatchObject({
      answer: { citations: [{ n: 1 }, { n: 2 }], label: 'AI生成' },
    })
  })

  it('says nothing of an older text once a newer one came', async () => {
    let release = (): void => undefined
    const suggest = vi.fn(async ({ text }: { text: string }) => {
      if (text.includes('旧')) await new Promise<void>((resolve) => (release = resolve))
      return fakeReading(text)
    })
    test.services.suggest = suggest
    const line = await open()
    line.send({ type: 'text', call: 'c3', text: '旧的内容，旧的内容' })
    await vi.waitFor(() => expect(suggest).toHaveBeenCalled(), { timeout: 10_000 })
    line.send({ type: 'text', call: 'c3', text: '新的内容，新的内容' })
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(suggest).toHaveBeenCalledOnce()
    release()
    const events = await line.until('done')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(JSON.stringify(events)).toContain('新的内容')
    expect(JSON.stringify(line.heard)).not.toContain('旧的内容')
  })

  it('is resumed by the id of a call on a new line, by its owner only', async () => {
    const first = await open()
    first.send({ type: 'text', call: 'c4', text: CALL })
    await first.until('done')
    await first.close()
    const second = await open()
    second.send({ type: 'resume', call: 'c4', after: 1 })
    expect((await second.until('done')).map(({ id }) => id)).toEqual([2])
    const other = await open(sessionOf('supervisor'))
    other.send({ type: 'resume', call: 'c4', after: 0 })
    expect((await other.until('problem'))[0]?.data).toMatchObject({ code: 'ERR_NOT_FOUND' })
    second.send({ type: 'end', call: 'c4' })
    second.send({ type: 'resume', call: 'c4', after: 0 })
    expect((await second.until('problem'))[0]?.data).toMatchObject({ code: 'ERR_NOT_FOUND' })
  })

  it('ends with the session: the next text is not read', async () => {
    const suggest = vi.spyOn(test.services, 'suggest')
    const line = await open()
    line.send({ type: 'text', call: 'c8', text: CALL })
    await line.until('done')
    test.services.accounts.accountOf = async () => null
    line.send({ type: 'text', call: 'c8', text: `${CALL}还有` })
    expect(await line.closed).toBe(4401)
    expect(suggest).toHaveBeenCalledOnce()
  })

  it('ends at the next ping when the role was taken away', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const line = await open()
      const accountOf = test.services.accounts.accountOf.bind(test.services.accounts)
      test.services.accounts.accountOf = async (token) => {
        const account = await accountOf(token)
        return account && { ...account, role: 'department' }
      }
      await vi.advanceTimersByTimeAsync(30_000)
      expect(await line.closed).toBe(4401)
    } finally {
      vi.useRealTimers()
    }
  })

  it('ends when messages come faster than anybody types', async () => {
    const line = await open()
    for (let i = 0; i < 320; i++) line.send({ type: 'resume', call: 'none', after: 0 })
    expect(await line.closed).toBe(1008)
  })

  it('gives what was found while the line was down', async () => {
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    const suggest = vi.fn(async ({ text }: { text: string }) => {
      await held
      return fakeReading(text)
    })
    test.services.suggest = suggest
    const first = await open()
    first.send({ type: 'text', call: 'c5', text: CALL })
    await vi.waitFor(() => expect(suggest).toHaveBeenCalled(), { timeout: 10_000 })
    await first.close()
    const second = await open()
    second.send({ type: 'resume', call: 'c5', after: 0 })
    release()
    expect((await second.until('done')).map(({ event }) => event)).toEqual(['step', 'done'])
  })

  it.each(['', '{', '[]', 'null', '{"type":"text"}', '{"type":"text","call":"","text":"x"}', '{"type":"x"}'])(
    'refuses %j and stays open',
    async (frame) => {
      const line = await open()
      line.send(frame)
      expect((await line.until('problem'))[0]?.data).toMatchObject({ code: 'ERR_INPUT_INVALID', status: 400 })
      line.send({ type: 'text', call: 'c6', text: CALL })
      await line.until('done')
    },
  )

  it('tells a failure without its text', async () => {
    test.services.suggest = () => Promise.reject(new Error('secret at 10.0.0.3'))
    const line = await open()
    line.send({ type: 'text', call: 'c7', text: CALL })
    const [problem] = await line.until('problem')
    expect(problem?.data).toMatchObject({ code: 'ERR_INTERNAL' })
    expect(JSON.stringify(problem)).not.toContain('secret')
  })
})
