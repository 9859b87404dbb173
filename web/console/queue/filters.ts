import type { TicketFilters } from '../api/tickets.ts'
import type { Account } from '../api/types.ts'

/** A queue with a name. */
export interface Preset {
  name: string
  filters: TicketFilters
}

const ALL: Preset = { name: '全部', filters: { sort: 'reported' } }
const OVERDUE: Preset = { name: '超期', filters: { warning: 'overdue' } }
const SUPERVISED: Preset = { name: '督办', filters: { supervised: true } }
const SENSITIVE: Preset = { name: '敏感', filters: { sensitive: true } }
const EXTENSION: Preset = { name: '延期审核', filters: { extension: true } }

const CENTRE: Preset[] = [
  { name: '待派', filters: { state: ['受理', '待派', '改派'] } },
  { name: '会商', filters: { state: ['会商'] } },
  { name: '退单审核', filters: { state: ['退单审核'] } },
  EXTENSION,
  { name: '办理中', filters: { state: ['已派', '签收', '办理', '重办'] } },
  { name: '待回访', filters: { state: ['答复', '回访'] } },
  OVERDUE,
  SUPERVISED,
  SENSITIVE,
  ALL,
]
const DEPARTMENT: Preset[] = [
  { name: '待签收', filters: { state: ['已派'] } },
  { name: '办理中', filters: { state: ['签收', '办理', '重办'] } },
  { name: '退单审核', filters: { state: ['退单审核'] } },
  EXTENSION,
  OVERDUE,
  SUPERVISED,
  SENSITIVE,
  ALL,
]

/** The queues of a role; the first is where work begins. */
export const presetsFor = (role: Account['role']): Preset[] => (role === 'department' ? DEPARTMENT : CENTRE)

/** The key that chooses a queue: 1 to 9 in their order, 0 for the last, which is all. */
export const keyOf = (presets: readonly Preset[], at: number): string =>
  at === presets.length - 1 ? '0' : String(at + 1)

/** Where in the queue one was; kept so that coming back from a ticket loses nothing. */
export interface Kept {
  preset: string
  filters: TicketFilters
  page: number
  /** The ticket that the keyboard was at, and its place: another stands there once it has left the queue. */
  at: string
  row: number
}

const KEY = 'huida.queue'

export function readKept(): Kept {
  const nothing: Kept = { preset: '', filters: {}, page: 1, at: '', row: 0 }
  try {
    return { ...nothing, ...(JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<Kept>) }
  } catch {
    return nothing
  }
}

export function keep(kept: Kept): Kept {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // A browser that stores nothing starts from the first queue each time.
  }
  return kept
}

/** Come back to this ticket. */
export const keepPlace = (at: string, row: number): void => void keep({ ...readKept(), at, row })
