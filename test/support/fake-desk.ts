import { loadCityPack } from '../../src/city/index.ts'
import { maskPii } from '../../src/guardrails/pii/index.ts'
import { createDesk, createSeal } from '../../src/scenarios/hotline/desk/index.ts'
import type {
  Desk,
  HistoryEntry,
  RevealRecord,
  Ticket,
  TicketQuery,
} from '../../src/scenarios/hotline/desk/types.ts'
import { fakeLearning, fakeReport, fakeStatistics } from './fake-insight.ts'
import { fakeAdvice, fakeIntake } from './fake-ticket.ts'
import { createMemoryTickets } from './memory-tickets.ts'

const PACK = await loadCityPack(null)
const NOW = '2026-03-02T01:30:00.000Z'

export interface FakeDesk extends Desk {
  /** What is kept now. */
  readonly tickets: Map<
    string,
    { ticket: Ticket; history: Pick<HistoryEntry, 'action' | 'actor' | 'reason'>[] }
  >
  readonly reveals: RevealRecord[]
  imported: Uint8Array[]
  /** What {@link Desk.list} was asked last. */
  queried: TicketQuery[]
}

/** The real desk over tickets in memory, at one moment of one morning; what it reads, finds alike and counts is made up. */
export function makeFakeDesk(): FakeDesk {
  const store = createMemoryTickets()
  const events = new Map<string, HistoryEntry[]>()
  const shown: RevealRecord[] = []
  const watched: typeof store = {
    ...store,
    async createTicket(change, sealed) {
      await store.createTicket(change, sealed)
      events.set(change.record.id, [change.event as unknown as HistoryEntry])
    },
    async commitChanges(changes, effects) {
      await store.commitChanges(changes, effects)
      for (const { record, event } of [...changes, ...(effects?.created ?? [])])
        events.set(record.id, [...(events.get(record.id) ?? []), event as unknown as HistoryEntry])
    },
    async logReveal(event) {
      await store.logReveal(event)
      shown.unshift(event as RevealRecord)
    },
  }
  const real = createDesk({
    store: watched,
    pack: PACK,
    seal: createSeal(null),
    mask: (text) => maskPii(text),
    clock: { now: () => new Date(NOW), today: () => NOW.slice(0, 10) },
    read: ({ text }) => Promise.resolve({ intake: fakeIntake(text), advice: fakeAdvice(text) }),
    sameEvent: () => ({ same: false, reason: '' }),
    wording: null,
    trainer: null,
  })
  const desk: FakeDesk = {
    ...real,
    get tickets() {
      return new Map(
        store
          .all()
          .map(({ id, body }) => [id, { ticket: body as Ticket, history: events.get(id) ?? [] }] as const),
      )
    },
    reveals: shown,
    imported: [],
    queried: [],
    list(query, actor) {
      desk.queried.push(query)
      return real.list(query, actor)
    },
    async similar(id, actor) {
      await real.get(id, actor)
      const row = {
        title: '观澜路烧烤摊噪声扰民',
        state: '办结',
        reportedAt: '2026-03-01T12:00:00Z',
      } as const
      const alike = { sameEvent: true, score: 0.93, reason: '同一地点、同类问题、相隔 1 天' }
      return [{ id: 'YH202603010007', ...row, district: '澄湾区', department: '市城市管理局', ...alike }]
    },
    statistics: async (range) => fakeStatistics(range),
    hotSpots: async ({ day }) => fakeReport(day ?? '2026-03-02'),
    brief: async () => ({ fileName: '未诉先办日报.docx', bytes: new Uint8Array([80, 75, 3, 4]) }),
    async importCsv(bytes) {
      desk.imported.push(bytes)
      return {
        created: [{ line: 2, id: 'YH1' }],
        unchanged: [],
        failed: [{ line: 3, reason: '没有诉求内容' }],
      }
    },
    learning: fakeLearning(),
  }
  return desk
}
