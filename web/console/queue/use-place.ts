import type { TicketRow } from '../api/types.ts'
import type { Kept } from './filters.ts'

interface Place {
  /** The ticket that the keyboard is at; undefined in an empty queue. */
  current: TicketRow | undefined
  /** Goes so many rows on, and stops at the ends. */
  move(rows: number): void
}

/** Which row is the current one: the same ticket, however the rows around it change. */
export function usePlace(
  items: readonly TicketRow[],
  { at, row }: Pick<Kept, 'at' | 'row'>,
  go: (to: Pick<Kept, 'at' | 'row'>) => void,
): Place {
  const found = items.findIndex(({ id }) => id === at)
  const here = found >= 0 ? found : Math.max(0, Math.min(row, items.length - 1))
  return {
    current: items[here],
    move(rows) {
      const next = Math.max(0, Math.min(here + rows, items.length - 1))
      if (items[next]) go({ at: items[next].id, row: next })
    },
  }
}
