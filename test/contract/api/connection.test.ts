import { once } from 'node:events'
import { afterEach, expect, it, vi } from 'vitest'
import { fakeAnswer } from '../../support/fake-answer.ts'
import { makeTestApp, type TestApp } from '../../support/test-app.ts'

let test: TestApp

afterEach(() => test.app.close())

async function listen(env: NodeJS.ProcessEnv = {}): Promise<string> {
  test = await makeTestApp(env)
  return test.app.listen({ port: 0, host: '127.0.0.1' })
}

const post = (base: string, accept: string, signal?: AbortSignal) =>
  fetch(`${base}/api/v1/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ question: '民宿' }),
    ...(signal && { signal }),
  })

/** Answers only when told to stop, as a slow model would. */
const respondNever = (onStart: () => void) => (_request: unknown, options: { signal?: AbortSignal }) => {
  onStart()
  return new Promise<never>((_resolve, reject) => {
    options.signal?.addEventListener('abort', () => reject(options.signal?.reason as Error))
  })
}

it.each(['application/json', 'text/event-stream'])(
  'stops working when the client goes away (%s)',
  async (accept) => {
    const base = await listen()
    const leaving = new AbortController()
    test.services.respond = respondNever(() => setTimeout(() => leaving.abort(), 20))
    await expect(post(base, accept, leaving.signal).then((response) => response.text())).rejects.toThrow()
    const [signal] = test.services.signals
    if (signal && !signal.aborted) await once(signal, 'abort')
    expect(signal?.aborted).toBe(true)
  },
)

it('does not stop an answer that was given', async () => {
  const base = await listen()
  expect((await post(base, 'application/json')).status).toBe(200)
  await (await post(base, 'text/event-stream')).text()
  expect(test.services.signals.map(({ aborted }) => aborted)).toEqual([false, false])
})

it('sends each sentence when it is ready', async () => {
  const base = await listen()
  let release = (): void => undefined
  test.services.respond = async (request, options) => {
    options.onEvent?.({ type: 'sentence', text: '第一句。' })
    await new Promise<void>((resolve) => (release = resolve))
    return fakeAnswer(request)
  }
  const response = await post(base, 'text/event-stream')
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader.read()).value).toContain('第一句。')
  release()
  let rest = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) rest += part.value
  expect(rest).toContain('event: done')
})

it('ends open streams and closes when told to stop', async () => {
  const base = await listen()
  test.services.respond = respondNever(() => undefined)
  const response = await post(base, 'text/event-stream')
  const body = response.text()
  const started = Date.now()
  await test.app.close()
  expect(await body).toContain('event: problem')
  expect(Date.now() - started).toBeLessThan(10_000)
})

it('refuses new work while the event loop is held up', async () => {
  const base = await listen({ HUIDA_MAX_LOOP_DELAY_MS: '1' })
  const answers = await vi.waitUntil(
    async () => {
      const until = Date.now() + 50
      while (Date.now() < until);
      const response = await fetch(`${base}/api/v1/documents`)
      return response.status === 503 && response
    },
    { timeout: 20_000 },
  )
  expect(await answers.json()).toMatchObject({ code: 'ERR_OVERLOADED' })
})

it('takes new work after pauses that are allowed, one right behind the other', async () => {
  const base = await listen({ HUIDA_MAX_LOOP_DELAY_MS: '5000' })
  for (let pause = 0; pause < 3; pause++) {
    const until = Date.now() + 1_200
    while (Date.now() < until);
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect((await fetch(`${base}/api/v1/documents`)).status).toBe(200)
})
