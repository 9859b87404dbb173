import type { Ticket } from '../../src/scenarios/hotline/desk/types.ts'
import { HuidaError } from '../../src/shared/errors.ts'
import type {
  RevealEvent,
  TicketChange,
  TicketEvent,
  TicketFilter,
  TicketRecord,
  TicketStore,
} from '../../src/store/ports.ts'

const conflict = (what: string): never => {
  throw new HuidaError('ERR_STORE_CONFLICT', what)
}
const notHere = (): never => {
  throw new Error('the store in memory does not count')
}

/** Tickets in memory by the same rules of versions and keys as in the database; it counts and learns nothing. */
export function createMemoryTickets(): TicketStore & { all(): TicketRecord[] } {
  const records = new Map<string, TicketRecord>()
  const sealed = new Map<string, string>()
  const events: TicketEvent[] = []
  const reveals: RevealEvent[] = []
  const numbers = new Map<string, number>()
  const created = (key: string): TicketEvent | undefined =>
    events.find((event) => event.version === 1 && event.key === key)

  const put = ({ record, event }: TicketChange): void => {
    records.set(record.id, structuredClone(record))
    events.push(structuredClone(event))
  }
  const add = (change: TicketChange, secret: string): void => {
    const { id, sourceId } = change.record
    const taken = sourceId !== null && [...records.values()].some((other) => other.sourceId === sourceId)
    if (records.has(id) || taken || created(change.event.key)) conflict(`工单 ${id} 已登记`)
    put(change)
    sealed.set(id, secret)
  }
  return {
    all: () => [...records.values()],
    nextNumber: async (day) => {
      numbers.set(day, (numbers.get(day) ?? 0) + 1)
      return numbers.get(day)!
    },
    createTicket: async (change, secret) => add(change, secret),
    async commitChanges(changes, { created: parts = [] } = {}) {
      for (const { record, event } of changes) {
        if (records.get(record.id)?.version !== record.version - 1) conflict(`工单 ${record.id} 已被他人更新`)
        if (events.some(({ ticketId, key }) => ticketId === record.id && key === event.key))
          conflict('同一个键')
      }
      changes.forEach(put)
      for (const part of parts) add(part, part.sealed)
    },
    getTicket: async (id) => structuredClone(records.get(id) ?? null),
    async findCreated({ key, sourceId }) {
      const id = key === undefined ? undefined : created(key)?.ticketId
      const found = [...records.values()].find((record) =>
        key === undefined ? record.sourceId === sourceId : record.id === id,
      )
      return structuredClone(found ?? null)
    },
    glances: async () => [],
    async listTickets(filter, { sort, offset, limit }) {
      const items = [...records.values()].filter((record) => fits(record, filter)).sort(ORDER[sort])
      return { total: items.length, items: structuredClone(items.slice(offset, offset + limit)) }
    },
    eventsOf: async (id) => structuredClone(events.filter(({ ticketId }) => ticketId === id)),
    eventByKey: async (id, key) => events.find((event) => event.ticketId === id && event.key === key) ?? null,
    sealedOf: async (id) => sealed.get(id) ?? null,
    logReveal: async (event) => void reveals.unshift(event),
    reveals: async (id, limit) =>
      reveals.filter(({ ticketId }) => id === null || ticketId === id).slice(0, limit),
    tallies: notHere,
    countTickets: notHere,
    qualityCounts: notHere,
    listCases: notHere,
    getCase: notHere,
    reviewCase: notHere,
    saveRetraining: notHere,
    retrainings: notHere,
  }
}

type Order = (a: TicketRecord, b: TicketRecord) => number
const newest =
  (at: 'reportedAt' | 'updatedAt'): Order =>
  (a, b) =>
    b[at].localeCompare(a[at]) || a.id.localeCompare(b.id)
const isPressing = ({ urgency, closedAt }: TicketRecord): boolean => urgency === '特急' && closedAt === null
const ORDER: Record<'deadline' | 'reported' | 'updated', Order> = {
  deadline: (a, b) =>
    Number(isPressing(b)) - Number(isPressing(a)) ||
    (a.nextDueAt ?? '9').localeCompare(b.nextDueAt ?? '9') ||
    newest('reportedAt')(a, b),
  reported: newest('reportedAt'),
  updated: newest('updatedAt'),
}

function fits(record: TicketRecord, filter: TicketFilter): boolean {
  const {
    states,
    department,
    district,
    category,
    types,
    urgencies,
    supervised,
    sensitive,
    extension,
    words = [],
    from,
    to,
  } = filter
  const is = <T>(wanted: T | undefined, value: T): boolean => wanted === undefined || wanted === value
  return (
    (states?.includes(record.state) ?? true) &&
    (types?.includes(record.type) ?? true) &&
    (urgencies?.includes(record.urgency) ?? true) &&
    (department === undefined || [record.lead, ...record.coDepartments].includes(department)) &&
    is(district, record.district ?? undefined) &&
    (category === undefined || record.category.includes(category)) &&
    is(supervised, record.supervised) &&
    is(sensitive, holds(record, 'sensitive')) &&
    is(extension, holds(record, 'pendingExtension')) &&
    words.every((word) => record.searchText.includes(word.toLowerCase())) &&
    (from === undefined || record.reportedAt >= from) &&
    (to === undefined || record.reportedAt < to) &&
    warns(record, filter.warning)
  )
}

const holds = ({ body }: TicketRecord, name: string): boolean =>
  ((body as Record<string, unknown>)[name] ?? null) !== null

function warns({ body }: TicketRecord, warning: TicketFilter['warning']): boolean {
  if (warning === undefined) return true
  const { clocks: names, now } = warning
  const open = (body as Ticket).clocks.filter(
    ({ name, doneAt }) => doneAt === null && (names?.includes(name) ?? true),
  )
  const late = open.some(({ dueAt }) => dueAt < now)
  const soon = !late && open.some(({ warnAt }) => warnAt <= now)
  return { overdue: late, soon, none: !late && !soon }[warning.is]
}
