import { useCallback, useRef, useState } from 'react'
import { newKey } from '../api/client.ts'
import { actOn, type Step } from '../api/tickets.ts'
import type { ActionName, AllowedAction, OrderChoice, Ticket, TicketDetail } from '../api/types.ts'
import { useCloseWarning, useKept } from '../parts/kept.ts'
import { useDraft, type Draft } from './use-draft.ts'

const ELEMENTS = [
  'type',
  'category',
  'urgency',
  'district',
  'location',
  'event_time',
  'title',
  'summary',
  'demands',
  'confidential',
] as const satisfies (keyof Ticket)[]

/** The elements that can be put right, as the API takes them. */
export type Elements = Pick<Ticket, (typeof ELEMENTS)[number]>

/** A ticket being worked: what was changed and chosen, and the order it would make. */
export interface Work extends Draft {
  elements: Elements
  edits: Partial<Elements>
  edit(change: Partial<Elements>): void
  choice: OrderChoice
  choose(change: OrderChoice): void
  reason: string
  setReason(reason: string): void
  /** Short name of the chosen lead; until somebody chooses, the one of the draft. */
  lead: string | null
  /** Whether this person may put elements right now. */
  editable: boolean
  busy: boolean
  /** The step that Ctrl+Enter takes; null when there is none for this person now. */
  confirming: AllowedAction | null
  save(): Promise<void>
  confirm(): Promise<Ticket | null>
  run(action: ActionName, step: { reason?: string; payload?: object }): Promise<void>
}

const CONFIRMING: ActionName[] = ['dispatch', 'redispatch', 'decide', 'accept']

/** The step by which a person sends the ticket out; a ticket just taken in is accepted on the way. */
export const confirmingOf = ({ actions }: TicketDetail): AllowedAction | null =>
  CONFIRMING.map((name) => actions.find(({ action }) => action === name)).find(
    (found) => found !== undefined,
  ) ?? null

/** What was changed and chosen but not sent. */
interface Begun {
  edits: Partial<Elements>
  choice: OrderChoice
  reason: string
}
const NOTHING: Begun = { edits: {}, choice: {}, reason: '' }

/** Works a ticket; `onChange` gets each new version. */
export function useWork(detail: TicketDetail, onChange: (detail: TicketDetail) => void): Work {
  const { ticket } = detail
  const confirming = confirmingOf(detail)
  const editable = detail.actions.some(({ action }) => action === 'edit')
  const [begun, change] = useKept(`ticket ${ticket.id}`, NOTHING)
  // What can no longer be sent is not shown as if it could.
  const edits = editable ? begun.edits : NOTHING.edits
  const { choice, reason } = confirming === null ? NOTHING : begun
  useCloseWarning(Object.keys(edits).length > 0 || choice.content !== undefined || reason !== '')
  const [busy, setBusy] = useState(false)
  const back = returnedBy(ticket)
  const named = back === null ? null : (ticket.pending_return?.suggested ?? null)
  const wanted = named === null ? choice : { department: named, ...choice }
  const drafted = useDraft(ticket, confirming === null ? null : wanted)
  // One key for a step until it got through: pressing again after a broken line does it once.
  const keys = useRef(new Map<string, string>())

  const step = useCallback(async (at: TicketDetail, body: Omit<Step, 'version'>): Promise<TicketDetail> => {
    const full: Step = { ...body, version: at.ticket.version }
    const what = JSON.stringify(full)
    const key = keys.current.get(what) ?? newKey()
    keys.current.set(what, key)
    return actOn(at.ticket.id, full, key)
  }, [])
  const busily = async <T>(work: () => Promise<T>): Promise<T> => {
    setBusy(true)
    try {
      return await work()
    } finally {
      setBusy(false)
    }
  }
  // Nobody gets a ticket again that they gave back: whom they named instead, or a person has to choose.
  const drawn = drafted.order?.lead ?? null
  const lead = choice.department ?? named ?? (drawn === back ? null : drawn)
  const saved = async (): Promise<TicketDetail> => {
    if (Object.keys(edits).length === 0) return detail
    const next = await step(detail, { action: 'edit', payload: edits })
    change((before) => ({ ...before, edits: {} }))
    onChange(next)
    return next
  }

  return {
    elements: { ...elementsOf(ticket), ...edits },
    edits,
    edit: (part) =>
      change((before) => ({ ...before, edits: differing(ticket, { ...before.edits, ...part }) })),
    choice,
    choose: (part) => change((before) => ({ ...before, choice: { ...before.choice, ...part } })),
    reason,
    setReason: (words) => change((before) => ({ ...before, reason: words })),
    editable,
    lead,
    ...drafted,
    busy,
    confirming,
    save: () => busily(async () => void (await saved())),
    run: (action, body) => busily(async () => onChange(await step(await saved(), { action, ...body }))),
    confirm: () =>
      busily(async () => {
        if (confirming === null || lead === null) return null
        const told = reason.trim() === '' ? {} : { reason: reason.trim() }
        let at = await saved()
        if (at.ticket.state === '受理') at = await step(at, { action: 'accept', ...told })
        const action = confirmingOf(at)?.action
        if (action === undefined || action === 'accept') {
          onChange(at)
          return null
        }
        const payload = {
          ...choice,
          department: lead,
          // Those of a draft for another lead are not this one's.
          co_departments:
            choice.co_departments ?? (drafted.drafting ? undefined : drafted.order?.co_departments),
        }
        const body = { action, payload, ...told }
        const next = await step(at, body).catch((error: unknown) => {
          onChange(at)
          throw error
        })
        change(() => NOTHING)
        onChange(next)
        return next.ticket
      }),
  }
}

/** Who has just given a ticket back, with good reason. */
export const returnedBy = ({ state, pending_return }: Ticket): string | null =>
  state === '改派' ? (pending_return?.department ?? null) : null

const elementsOf = (ticket: Ticket): Elements =>
  Object.fromEntries(ELEMENTS.map((name) => [name, ticket[name]])) as unknown as Elements

/** Only what is not as it was. */
function differing(ticket: Ticket, edits: Partial<Elements>): Partial<Elements> {
  const changed = Object.entries(edits).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(ticket[name as keyof Elements]),
  )
  return Object.fromEntries(changed) as Partial<Elements>
}
