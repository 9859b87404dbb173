import type { DeskDeps } from './deps.ts'
import { fromRecord } from './record.ts'
import { keepSecret } from './machine/effects/secrecy.ts'
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

/** An edited ticket, and the others of its call that change with it. */
interface Shared {
  ticket: Ticket
  others: { before: Ticket; after: Ticket }[]
}

/** Tickets of one call are as secret as each other: what an edit changes for one it changes for all. */
export async function shareSecrecy(deps: DeskDeps, before: Ticket, edited: Ticket): Promise<Shared> {
  const [, ...others] = await familyOf(deps, edited)
  const reports = [edited, ...others].some(({ type }) => type === '举报')
  const lifted = before.confidential && !edited.confidential
  const asked = edited.confidential || (!lifted && others.some((other) => other.confidential))
  const confidential = reports || asked
  const share = (ticket: Ticket): Ticket => keepSecret({ ...ticket, confidential })
  return {
    ticket: share(edited),
    others: others
      .filter((other) => other.confidential !== confidential)
      .map((other) => ({
        before: other,
        after: { ...share(other), version: other.version + 1, updatedAt: edited.updatedAt },
      })),
  }
}
