import { keepPlace, readKept } from './filters.ts'

/* What the queue showed last, so that a ticket's page knows its neighbours. */
let ids: readonly string[] = []

/** Remember the tickets of a queue, in order. */
export function rememberQueue(shown: readonly string[]): void {
  ids = shown
}

/** The ticket so many places after this one; null at the ends, and for one that the queue did not show. */
export function neighbourOf(id: string, step: 1 | -1): string | null {
  const at = ids.indexOf(id)
  return at < 0 ? null : (ids[at + step] ?? null)
}

/** The queue is to be found at this ticket again, also when it was opened before the queue was seen. */
export function rememberTicket(id: string): void {
  const at = ids.indexOf(id)
  keepPlace(id, at < 0 ? readKept().row : at)
}
