import type { EventEmitter } from 'node:events'

/** A launcher passes on the signal that a terminal has sent to both: within this time it is the same one, in ms. */
const SAME_MS = 1000
const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Until let go: `stop` hears of the first signal to stop, `force` of one that somebody sends because it takes too long. */
export function hearStopSignals(
  stop: (signal: string) => void,
  force: () => void,
  from: Pick<EventEmitter, 'on' | 'off'> = process,
): () => void {
  let since: number | null = null
  const hear = (signal: string): void => {
    if (since === null) {
      since = performance.now()
      stop(signal)
    } else if (performance.now() - since > SAME_MS) force()
  }
  for (const signal of SIGNALS) from.on(signal, hear)
  return () => {
    for (const signal of SIGNALS) from.off(signal, hear)
  }
}
