import { useCallback, useEffect, useRef, useState } from 'react'
import { messageOf, newKey } from '../api/client.ts'
import { actOn, draftOrder, type Step } from '../api/tickets.ts'
import type { ActionName, AllowedAction, Order, OrderChoice, Ticket, TicketDetail } from '../api/types.ts'

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
export interface Work {
  elements: Elements
  edits: Partial<Elements>
  edit(change: Partial<Elements>): void
  choice: OrderChoice
  choose(change: OrderChoice): void
  reason: string
  setReason(reason: string): void
  order: Order | null
  drafting: boolean
  draftFailure: string
  busy: boolean
  /** The step that Ctrl+Enter takes; null when there is none for this person now. */
  confirming: AllowedAction | null
  save(): Promise<void>
  confirm(): Promise<Ticket | null>
  run(action: ActionName, step: { reason?: string; payload?: object }): Promise<void>
}

const CONFIRMING: ActionName[] = ['dispatch', 'redispatch', 'decide', 'accept']
const DRAFT_PAUSE_MS = 300

/** The step by which a person sends the ticket out; a ticket just taken in is accepted on the way. */
export const confirmingOf = ({ actions }: TicketDetail): AllowedAction | null =>
  CONFIRMING.map((name) => actions.find(({ action }) => action === name)).find(
    (found) => found !== undefined,
  ) ?? null

/** Works a ticket; `onChange` gets each new version. */
export function useWork(detail: TicketDetail, onChange: (detail: TicketDetail) => void): Work {
  const { ticket } = detail
  const [edits, setEdits] = useState<Partial<Elements>>({})
  const [choice, setChoice] = useState<OrderChoice>({})
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const confirming = confirmingOf(detail)
  const drafted = useDraft(ticket, confirming === null ? null : choice)
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
  const saved = async (): Promise<TicketDetail> => {
    if (Object.keys(edits).length === 0) return detail
    const next = await step(detail, { action: 'edit', payload: edits })
    setEdits({})
    onChange(next)
    return next
  }

  return {
    elements: { ...elementsOf(ticket), ...edits },
    edits,
    edit: (change) => setEdits((before) => differing(ticket, { ...before, ...change })),
    choice,
    choose: (change) => setChoice((before) => ({ ...before, ...change })),
    reason,
    setReason,
    ...drafted,
    busy,
    confirming,
    save: () => busily(async () => void (await saved())),
    run: (action, body) => busily(async () => onChange(await step(await saved(), { action, ...body }))),
    confirm: () =>
      busily(async () => {
        const department = choice.department ?? drafted.order?.lead
        if (confirming === null || !department) return null
        let at = await saved()
        if (at.ticket.state === '受理') at = await step(at, { action: 'accept' })
        const action = confirmingOf(at)?.action
        if (action === undefined || action === 'accept') {
          onChange(at)
          return null
        }
        const payload = {
          ...choice,
          department,
          co_departments: choice.co_departments ?? drafted.order?.co_departments,
        }
        const body = { action, payload, ...(reason.trim() !== '' && { reason: reason.trim() }) }
        const next = await step(at, body).catch((error: unknown) => {
          onChange(at)
          throw error
        })
        setChoice({})
        setReason('')
        onChange(next)
        return next.ticket
      }),
  }
}

const elementsOf = (ticket: Ticket): Elements =>
  Object.fromEntries(ELEMENTS.map((name) => [name, ticket[name]])) as unknown as Elements

/** Only what is not as it was. */
function differing(ticket: Ticket, edits: Partial<Elements>): Partial<Elements> {
  const changed = Object.entries(edits).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(ticket[name as keyof Elements]),
  )
  return Object.fromEntries(changed) as Partial<Elements>
}

/** The order as it would go out now: drafted anew whenever ticket or choice change. Null asks for none. */
function useDraft(ticket: Ticket, choice: OrderChoice | null) {
  const [state, setState] = useState<{ order: Order | null; drafting: boolean; draftFailure: string }>({
    order: null,
    drafting: false,
    draftFailure: '',
  })
  const wanted = choice === null ? '' : JSON.stringify([ticket.id, ticket.version, choice])
  useEffect(() => {
    if (wanted === '') return
    const controller = new AbortController()
    setState((before) => ({ ...before, drafting: true }))
    const [id, , now] = JSON.parse(wanted) as [string, number, OrderChoice]
    const timer = setTimeout(() => {
      draftOrder(id, now, controller.signal).then(
        (order) => setState({ order, drafting: false, draftFailure: '' }),
        (error: unknown) => {
          if (controller.signal.aborted) return
          const draftFailure = messageOf(error, '草稿没有生成')
          setState((before) => ({ ...before, drafting: false, draftFailure }))
        },
      )
    }, DRAFT_PAUSE_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [wanted])
  return choice === null ? { ...state, order: ticket.order } : state
}
