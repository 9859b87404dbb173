import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { HuidaError } from '../shared/errors.ts'

const HEARTBEAT_MS = 15_000

/** One server-sent event stream: numbered events, a heartbeat, closed once. */
export interface EventStream {
  send(event: string, data: unknown): void
  end(): void
}

/**
 * Starts answering with server-sent events. Ids count from 1; a comment every 15 s keeps proxies from closing
 * the line. The reply is complete when `end` is called.
 */
export function openEventStream(reply: FastifyReply): EventStream {
  const body = new PassThrough()
  const heartbeat = setInterval(() => body.write(': 保持连接\n\n'), HEARTBEAT_MS)
  heartbeat.unref()
  body.once('close', () => clearInterval(heartbeat))
  void reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(body)
  // Headers leave with the first bytes: a client should know at once that it was heard.
  body.write(': 已收到\n\n')
  let id = 0
  return {
    send(event, data) {
      if (body.writable) body.write(`id: ${++id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    },
    end() {
      clearInterval(heartbeat)
      body.end()
    },
  }
}

/** Aborts when the client goes away before the answer is complete, or when the service closes. */
export function abortOnDisconnect(reply: FastifyReply, closing: AbortSignal): AbortSignal {
  const controller = new AbortController()
  const stop = (): void => controller.abort(new HuidaError('ERR_TIMEOUT', '连接已断开'))
  closing.addEventListener('abort', stop, { once: true })
  if (closing.aborted) stop()
  reply.raw.once('close', () => {
    closing.removeEventListener('abort', stop)
    if (!reply.raw.writableFinished) stop()
  })
  return controller.signal
}
