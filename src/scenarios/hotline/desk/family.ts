import type { DeskDeps } from './deps.ts'
import { fromRecord } from './record.ts'
import type { Ticket } from './ticket.ts'

/** The ticket and all that were split from the same call, however often: one person's words stand behind all of them. */
export async function familyOf({ store, clock }: DeskDeps, ticket: Ticket): Promise<Ticket[]> {
  const family = new Map([[ticket.id, ticket]])
  for (const { splitFrom, splitInto } of family.values())
    for (const id of [...splitInto, ...(splitFrom === null ? [] : [splitFrom])]) {
      const record = family.has(id) ? null : await store.getTicket(id)
      if (record !== null) family.set(id, fromRecord(record, clock.now()))
    }
  return [...family.values()]
}
