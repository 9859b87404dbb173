import websocket from '@fastify/websocket'
import type { FastifyBaseLogger } from 'fastify'
import { HuidaError, isHuidaError } from '../../shared/errors.ts'
import type { ApiContext, App } from '../instance.ts'
import { accountOf, requireAccount, stillAllowed } from '../plugins/session.ts'
import { problemOf } from '../problem.ts'
import { createCalls, type Call, type CallEvent, type Calls } from './calls.ts'
import { createPace, keepAlive, SIGNED_OUT, TOO_MANY } from './keep-alive.ts'
import { readMessage, type DeskMessage } from './messages.ts'
import { suggestFor } from './suggest.ts'

/** A pause in the typing after which the text is read. */
const PAUSE_MS = 250
const MAX_FRAME_BYTES = 128 * 1024
/** Fewer characters say nothing yet. */
const LEAST = 4

const ROLES = ['agent', 'supervisor'] as const

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
    onRequest: requireAccount(context, ...ROLES),
    schema: { hide: true },
    handler: async () => {
      throw new HuidaError('ERR_INPUT_INVALID', '请用 WebSocket 连接这个地址')
    },
    wsHandler: (socket, request) => {
      const { login } = accountOf(request)
      const opened = new Set<Call>()
      const mayStay = () => stillAllowed(context, request, ...ROLES)
      const send = (event: object): void => {
        if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(event))
      }
      const line: Line = {
        calls,
        owner: login,
        opened,
        send,
        context,
        log: request.log,
        reading: Promise.resolve(),
      }
      const pace = createPace()
      // One after the other: asking whether the session still stands must not let messages overtake each other.
      let inbox = Promise.resolve()
      socket.on('message', (frame) => {
        if (!pace()) return socket.close(...TOO_MANY)
        inbox = inbox.then(async () => {
          try {
            const message = readMessage(String(frame))
            if (message.type === 'text' && !(await mayStay())) return socket.close(...SIGNED_OUT)
            take(message, line)
          } catch (error) {
            refuse(error, { send, log: request.log, id: request.id })
          }
        })
      })
      socket.on('close', () => opened.forEach((call) => (call.send = call.send === send ? null : call.send)))
      keepAlive(socket, mayStay)
    },
  })
}

/** One socket, with what its messages work on. */
interface Line {
  calls: Calls
  owner: string
  /** Calls whose events go to this socket. */
  opened: Set<Call>
  /** Ends when what is being read for this socket has been read: texts wait for each other. */
  reading: Promise<void>
  send: (event: CallEvent) => void
  context: ApiContext
  log: FastifyBaseLogger
}

function take(message: DeskMessage, line: Line): void {
  const { calls, owner, opened, send } = line
  if (message.type === 'end') return calls.end(owner, message.call)
  const call = message.type === 'text' ? calls.open(owner, message.call) : calls.find(owner, message.call)
  if (call === null) throw new HuidaError('ERR_NOT_FOUND', '没有这次通话，或已超过半小时')
  call.send = send
  opened.add(call)
  if (message.type === 'resume') return call.events.filter(({ id }) => id > message.after).forEach(send)
  if (call.timer) clearTimeout(call.timer)
  call.working?.abort()
  call.latest = message
  call.timer = setTimeout(() => {
    line.reading = line.reading.then(() => (call.latest === message ? read(call, message, line) : undefined))
  }, PAUSE_MS)
}

/** Reads the text of a call; what is still at work on an older text ends unheard. */
async function read(call: Call, message: DeskMessage & { type: 'text' }, line: Line): Promise<void> {
  const working = new AbortController()
  call.working = working
  call.events = []
  const { context, log } = line
  const emit = (event: CallEvent['event'], data: unknown): void => {
    if (working.signal.aborted) return
    const sent: CallEvent = { call: message.call, id: call.nextId++, event, data }
    call.events.push(sent)
    call.send?.(sent)
  }
  if (message.text.trim().length < LEAST) return emit('done', null)
  const { call: id, text, channel } = message
  const input = {
    id,
    text,
    reportedAt: context.services.clock.now().toISOString(),
    ...(channel !== undefined && { channel }),
  }
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
