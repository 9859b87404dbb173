import type { Database, TicketStore } from '../../ports.ts'
import { countTickets, qualityCounts, tallyTickets } from './count.ts'
import { getCase, listCases, readRetrainings, reviewCase, saveRetraining } from './learning.ts'
import { logReveal, readReveals, readSealed } from './private.ts'
import { findTicket, listTickets, readEvents, readGlances } from './read.ts'
import { commitChanges, createTicket } from './write.ts'

/** Tickets in the database. */
export function createTicketStore(db: Database): TicketStore {
  return {
    nextNumber: (day) => nextNumber(db, day),
    createTicket: (change, sealed) => createTicket(db, change, sealed),
    commitChanges: (changes, effects = {}) => commitChanges(db, changes, effects),
    getTicket: (id) => findTicket(db, 'id', id),
    async findCreated({ key, sourceId }) {
      if (key !== undefined) return findTicket(db, 'create_key', key)
      return sourceId === undefined ? null : findTicket(db, 'source_id', sourceId)
    },
    tallies: (from, to) => tallyTickets(db, from, to),
    glances: (from, to, limit) => readGlances(db, from, to, limit),
    listTickets: (filter, page) => listTickets(db, filter, page),
    eventsOf: (ticketId) => readEvents(db, ticketId),
    eventByKey: async (ticketId, key) => (await readEvents(db, ticketId, key))[0] ?? null,
    sealedOf: (ticketId) => readSealed(db, ticketId),
    logReveal: (event) => logReveal(db, event),
    reveals: (ticketId, limit) => readReveals(db, ticketId, limit),
    countTickets: (range) => countTickets(db, range),
    qualityCounts: (from, to) => qualityCounts(db, from, to),
    listCases: (status, page) => listCases(db, status, page),
    getCase: (id) => getCase(db, id),
    reviewCase: (record) => reviewCase(db, record),
    saveRetraining: (id, startedAt, body) => saveRetraining(db, id, startedAt, body),
    retrainings: (limit) => readRetrainings(db, limit),
  }
}

async function nextNumber(db: Database, day: string): Promise<number> {
  const [row] = await db.query<{ last: number }>(
    `INSERT INTO ticket_numbers (day, last) VALUES ($1::date, 1)
     ON CONFLICT (day) DO UPDATE SET last = ticket_numbers.last + 1 RETURNING last`,
    [day],
  )
  return row!.last
}
