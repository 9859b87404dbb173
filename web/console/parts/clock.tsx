import { useSyncExternalStore } from 'react'
import { duration, shortTime } from './words.ts'

let now = Date.now()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listen: () => void): () => void {
  listeners.add(listen)
  if (timer === undefined) {
    // Nobody looked at the time for a while.
    now = Date.now()
    timer = setInterval(() => {
      now = Date.now()
      listeners.forEach((each) => each())
    }, 1000)
  }
  return () => {
    listeners.delete(listen)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The time, by the second; one timer for all clocks on the page. */
const useNow = (): number => useSyncExternalStore(subscribe, () => now)

interface Props {
  name: string
  dueAt: string
  /** From here on it is close. */
  warnAt?: string | undefined
  soon?: boolean
}

/** A deadline that runs: how long is left, or how long it has been over. Never by colour alone. */
export function Clock({ name, dueAt, warnAt, soon = false }: Props) {
  const time = useNow()
  const left = new Date(dueAt).getTime() - time
  const close = soon || (warnAt !== undefined && time >= new Date(warnAt).getTime())
  const state = left < 0 ? 'overdue' : close ? 'soon' : 'running'
  const words = left < 0 ? `${name}超 ${duration(left)}` : `${name}剩 ${duration(left)}`
  return (
    <span className={`clock clock-${state}`} title={`${name}时限 ${shortTime(dueAt)}`}>
      {words}
    </span>
  )
}
