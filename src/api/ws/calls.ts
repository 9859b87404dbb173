/** One event of a call; ids count from 1 over the whole call. */
export interface CallEvent {
  call: string
  id: number
  event: 'step' | 'sentence' | 'citations' | 'done' | 'problem'
  data: unknown
}

/** A call that is being typed. */
export interface Call {
  /** Events of the newest text only: what an older text led to is of no use to anybody. */
  events: CallEvent[]
  nextId: number
  /** Waits for the typing to pause. */
  timer: NodeJS.Timeout | null
  /** The newest text's message: an older one that still waits is not read. */
  latest: object | null
  /** Ends the work on the text before. */
  working: AbortController | null
  /** Where events go now; a call outlives its socket. */
  send: ((event: CallEvent) => void) | null
  touchedAt: number
}

const MOST = 1000
const LIFETIME_MS = 30 * 60_000

/** Calls by agent and id, in memory only: the text of a call is nowhere else until a ticket is made of it. */
export interface Calls {
  open(owner: string, call: string): Call
  find(owner: string, call: string): Call | null
  end(owner: string, call: string): void
  close(): void
}

const SILENT = { nextId: 1, timer: null, latest: null, working: null, send: null }

/** No calls yet; one that nobody touches for half an hour is forgotten. */
export function createCalls(now: () => number = Date.now): Calls {
  const calls = new Map<string, Call>()
  const keyOf = (owner: string, call: string): string => JSON.stringify([owner, call])
  const drop = (key: string): void => {
    const call = calls.get(key)
    calls.delete(key)
    if (call === undefined) return
    if (call.timer) clearTimeout(call.timer)
    call.working?.abort()
    call.latest = null
  }
  const forgetOld = (): void => {
    for (const [key, call] of calls) {
      if (calls.size <= MOST && now() - call.touchedAt < LIFETIME_MS) break
      drop(key)
    }
  }
  const find = (owner: string, id: string): Call | null => {
    forgetOld()
    const key = keyOf(owner, id)
    const call = calls.get(key)
    if (!call) return null
    // Touched last, forgotten last: the map keeps this order.
    calls.delete(key)
    calls.set(key, Object.assign(call, { touchedAt: now() }))
    return call
  }
  return {
    find,
    open(owner, id) {
      const existing = find(owner, id)
      if (existing) return existing
      const call: Call = { ...SILENT, events: [], touchedAt: now() }
      calls.set(keyOf(owner, id), call)
      return call
    },
    end: (owner, id) => drop(keyOf(owner, id)),
    close: () => [...calls.keys()].forEach(drop),
  }
}
