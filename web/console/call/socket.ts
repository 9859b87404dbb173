import type { Advice, Intake } from '../api/types.ts'

/** What a call led to so far. */
export interface Found {
  intake: Intake
  advice: Advice
  answer?: { id: string; text: string; citations: AnswerCitation[]; label: string } | null
}

export interface AnswerCitation {
  n: number
  title: string | null
  doc_id: string
  anchor: string
  quote: string
}

interface SocketEvent {
  call?: string
  id?: number
  event: 'step' | 'sentence' | 'citations' | 'done' | 'problem'
  data: unknown
}

export interface Listener {
  found(found: Found | null, done: boolean): void
  sentence(text: string): void
  problem(detail: string): void
  /** False while the line is down; it is tried again by itself. */
  line(up: boolean): void
}

const RETRY_MS = 2000

/** A line to the desk for one call; a line that breaks is opened again and the call goes on where it was. */
export function openCall(call: string, listener: Listener) {
  let socket: WebSocket | null = null
  let lastId = 0
  let latest = ''
  let sent = ''
  let closed = false
  let retry: ReturnType<typeof setTimeout> | undefined

  const send = (message: object): boolean => {
    if (socket?.readyState !== WebSocket.OPEN) return false
    socket.send(JSON.stringify({ call, ...message }))
    return true
  }
  const hear = ({ id, event, data }: SocketEvent): void => {
    if (id !== undefined) lastId = id
    if (event === 'sentence') listener.sentence((data as { text: string }).text)
    if (event === 'step') listener.found(data as Found, false)
    if (event === 'done') listener.found(data as Found | null, true)
    // A call that the service forgot is simply read again.
    if (event === 'problem' && (data as { code?: string }).code === 'ERR_NOT_FOUND') say(latest)
    else if (event === 'problem') listener.problem((data as { detail?: string }).detail ?? '建议暂时不可用')
  }
  const open = (): void => {
    const line = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/v1/desk`)
    socket = line
    line.addEventListener('open', () => {
      listener.line(true)
      // What was typed while the line was down nobody has read.
      if (latest !== sent) say(latest)
      else if (lastId > 0) send({ type: 'resume', after: lastId })
      else if (latest !== '') say(latest)
    })
    line.addEventListener('message', ({ data }) => hear(JSON.parse(String(data)) as SocketEvent))
    line.addEventListener('close', () => {
      if (closed) return
      listener.line(false)
      retry = setTimeout(open, RETRY_MS)
    })
  }
  const say = (text: string): void => {
    latest = text
    if (send({ type: 'text', text })) sent = text
  }
  open()
  return {
    /** The text of the call so far; suggestions follow when the typing pauses. */
    say,
    close(): void {
      closed = true
      clearTimeout(retry)
      send({ type: 'end' })
      socket?.close()
    },
  }
}
