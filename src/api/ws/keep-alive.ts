import type { WebSocket } from '@fastify/websocket'

/** Codes and reasons of closing: the page logs in again, or tries later. */
export const SIGNED_OUT = [4401, 'session is over'] as const
export const TOO_MANY = [1008, 'too many messages'] as const

/** Nobody types faster. */
const MOST_MESSAGES = 300
const PACE_MS = 10_000

/** Tells of each message whether it is within the pace. */
export function createPace(now: () => number = Date.now): () => boolean {
  let [since, count] = [now(), 0]
  return () => {
    if (now() - since > PACE_MS) [since, count] = [now(), 0]
    count += 1
    return count <= MOST_MESSAGES
  }
}

const PING_MS = 30_000

/**
 * Proxies close a line that is silent, and a browser that is gone says nothing: pings until the socket is closed, and
 * closes it where the session is over.
 */
export function keepAlive(socket: WebSocket, mayStay: () => Promise<boolean>): void {
  let answered = true
  socket.on('pong', () => (answered = true))
  const timer = setInterval(() => {
    if (!answered) return socket.terminate()
    answered = false
    socket.ping()
    // A session that can't be asked for now is asked for at the next turn.
    mayStay().then(
      (may) => may || socket.close(...SIGNED_OUT),
      () => undefined,
    )
  }, PING_MS)
  timer.unref()
  socket.on('close', () => clearInterval(timer))
}
