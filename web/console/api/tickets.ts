import { call, newKey, queryOf } from './client.ts'
import type {
  ActionName,
  Order,
  OrderChoice,
  Revealed,
  SimilarTicket,
  TicketDetail,
  TicketRow,
} from './types.ts'

/** What the queue is narrowed by; all of it optional. */
export interface TicketFilters {
  state?: string[]
  urgency?: string[]
  type?: string[]
  district?: string
  department?: string
  warning?: string
  supervised?: boolean
  sensitive?: boolean
  extension?: boolean
  text?: string
  sort?: string
}

const at = (id: string): string => `/tickets/${encodeURIComponent(id)}`

export const listTickets = (
  filters: TicketFilters & { offset?: number; limit?: number },
  signal?: AbortSignal,
): Promise<{ total: number; items: TicketRow[] }> =>
  call(`/tickets${queryOf({ ...filters })}`, signal ? { signal } : {})

/** Address of the queue as a file. */
export const exportAddress = (filters: TicketFilters): string =>
  `/api/v1/tickets/export${queryOf({ ...filters })}`

export const getTicket = (id: string, signal?: AbortSignal): Promise<TicketDetail> =>
  call(at(id), signal ? { signal } : {})

/** One step of a ticket; the key makes a repetition harmless. */
export interface Step {
  action: ActionName
  version: number
  reason?: string
  payload?: object
}
export const actOn = (id: string, step: Step, key = newKey()): Promise<TicketDetail> =>
  call(`${at(id)}/actions`, { method: 'POST', body: step, key })

export const draftOrder = (id: string, choice: OrderChoice, signal?: AbortSignal): Promise<Order> =>
  call(`${at(id)}/draft`, { method: 'POST', body: choice, ...(signal && { signal }) })

export const similarTo = async (id: string, signal?: AbortSignal): Promise<SimilarTicket[]> => {
  const { items } = await call<{ items: SimilarTicket[] }>(
    `${at(id)}/similar?limit=4`,
    signal ? { signal } : {},
  )
  return items
}

export const reveal = (id: string, fields: string[], reason: string): Promise<Revealed> =>
  call(`${at(id)}/reveal`, { method: 'POST', body: { fields, reason } })

export interface NewTicket {
  text: string
  channel: string
  reporter?: { name?: string; phone?: string; address?: string }
}
export const createTicket = (ticket: NewTicket, key: string): Promise<TicketDetail> =>
  call('/tickets', { method: 'POST', body: ticket, key })

export interface ImportReport {
  created: { line: number; id: string }[]
  unchanged: { line: number; id: string }[]
  failed: { line: number; reason: string }[]
}
export const importTickets = (file: File): Promise<ImportReport> =>
  call('/tickets/import', { method: 'POST', file })
