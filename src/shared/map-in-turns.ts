import { setImmediate as nextTurn } from 'node:timers/promises'

const TURN_MS = 20

/** Like `map`, with the event loop free whenever it has worked for some 20 milliseconds. */
export async function mapInTurns<T, R>(items: readonly T[], make: (item: T) => R): Promise<R[]> {
  const made: R[] = []
  let since = performance.now()
  for (const item of items) {
    made.push(make(item))
    if (performance.now() - since < TURN_MS) continue
    await nextTurn()
    since = performance.now()
  }
  return made
}
