import websocket, { type WebSocket } from '@fastify/websocket'
import type { FastifyBaseLogger } from 'fastify'
import { HuidaError, isHuidaError } from '../../shared/errors.ts'
import type { ApiContext, App } from '../instance.ts'
import { accountOf, requireAccount } from '../plugins/session.ts'
import { problemOf } from '../problem.ts'
import { createCalls, type Call, type CallEvent, type Calls } from './calls.ts'
import { readMessage, type DeskMessage } from './messages.ts'
import { suggestFor } from './suggest.ts'

/** A pause in the typing after which the text is read. */
const PAUSE_MS = 250
const MAX_FRAME_BYTES = 128 * 1024
/** Fewer characters say nothing yet. */
const LEAST = 4

/** Sockets for the whole service; must be registered before any route. */
export async function registerSockets(app: App): Promise<void> {
  await app.register(websocket, { options: { maxPayload: MAX_FRAME_BYTES } })
}

/** `/api/v1/desk`: live suggestions while an agent types a call; a call can be resumed by its id. */
export function registerDeskSocket(app: App, context: ApiContext): void {
  const calls = createCalls()
  app.addHook('onClose', async () => calls.close())
  app.route({
    method: 'GET',
    url: '/desk',
    onRequest: requireAccount(context, 'agent', 'supervisor'),
    schema: { hide: true },
    handler: async () => {
      throw new HuidaError('ERR_INPUT_INVALID', '请用 WebSocket 连接这个地址')
    },
    wsHandler: (socket, request) => {
      const { login } = accountOf(request)
      const opened = new Set<Call>()
      const send = (event: object): void => {
        if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(event))
      }
      socket.on('message', (frame) => {
        try {
          take(readMessage(String(frame)), { calls, owner: login, opened, send, context, log: request.log })
        } catch (error) {
          refuse(error, { send, log: request.log, id: request.id })
        }
      })
      socket.on('close', () => opened.forEach((call) => (call.send = call.send === send ? null : call.send)))
      keepAlive(socket)
    },
  })
}

interface Desk {
  calls: Calls
  owner: string
  /** Calls whose events go to this socket. */
  opened: Set<Call>
  send: (event: CallEvent) => void
  context: ApiContext
  log: FastifyBaseLogger
}

function take(message: DeskMessage, desk: Desk): void {
  const { calls, owner, opened, send } = desk
  if (message.type === 'end') return calls.end(owner, message.call)
  const call = message.type === 'text' ? calls.open(owner, message.call) : calls.find(owner, message.call)
  if (call === null) throw new HuidaError('ERR_NOT_FOUND', '没有这次通话，或已超过半小时')
  call.send = send
  opened.add(call)
  if (message.type === 'resume') return call.events.filter(({ id }) => id > message.after).forEach(send)
  if (call.timer) clearTimeout(call.timer)
  call.timer = setTimeout(() => void read(call, message, desk), PAUSE_MS)
}

/** Reads the text of a call; what is still at work on an older text ends unheard. */
async function read(call: Call, message: DeskMessage & { type: 'text' }, desk: Desk): Promise<void> {
  const working = new AbortController()
  call.working?.abort()
  call.working = working
  call.events = []
  const { context, log } = desk
  const emit = (event: CallEvent['event'], data: unknown): void => {
    if (working.signal.aborted) return
    const sent: CallEvent = { call: message.call, id: call.nextId++, event, data }
    call.events.push(sent)
    call.send?.(sent)
  }
  if (message.text.trim().length < LEAST) return emit('done', null)
  const { call: id, text, channel } = message
  const input = { id, text, reportedAt: new Date().toISOString(), ...(channel !== undefined && { channel }) }
  try {
    await suggestFor(context.services, input, {
      emit,
      signal: AbortSignal.any([working.signal, context.closing]),
    })
  } catch (error) {
    if (working.signal.aborted || context.closing.aborted) return
    const problem = problemOf(error, id)
    log.error({ err: error, code: problem.code }, 'live suggestion failed')
    emit('problem', problem)
  }
}

function refuse(
  error: unknown,
  { send, log, id }: { send: (event: object) => void; log: FastifyBaseLogger; id: string },
): void {
  if (!isHuidaError(error)) log.error({ err: error }, 'desk message failed')
  send({ event: 'problem', data: problemOf(error, id) })
}

const PING_MS = 30_000

/** Proxies close a line that is silent, and a browser that is gone says nothing. */
function keepAlive(socket: WebSocket): void {
  let answered = true
  socket.on('pong', () => (answered = true))
  const timer = setInterval(() => {
    if (!answered) return socket.terminate()
    answered = false
    socket.ping()
  }, PING_MS)
  timer.unref()
  socket.on('close', () => clearInterval(timer))
}
