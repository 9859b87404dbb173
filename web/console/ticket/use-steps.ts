import { App } from 'antd'
import { useState } from 'react'
import { messageOf } from '../api/client.ts'
import type { TicketDetail } from '../api/types.ts'
import { useOthers } from './use-others.ts'
import type { Work } from './use-work.ts'

/** The steps of a ticket as a person sees them fare. */
export interface Steps {
  /** What went wrong last; stays until the next step. */
  failure: string
  /** What somebody else just did. */
  news: string
  /** Says that it is done, or throws what to say. */
  tell(what: Promise<unknown>, done: string): Promise<void>
  /** The same for a step without a dialog: what went wrong stands on the page. */
  take(what: Promise<unknown>, done: string): void
  /** Sends the ticket to the chosen department. */
  confirm(): void
}

const STALE = new Set(['ERR_STORE_CONFLICT', 'ERR_TICKET_STATE'])

/** Takes steps, and tells how they went; a ticket that somebody else changed is read again. */
export function useSteps(detail: TicketDetail, work: Work, onChange: (detail: TicketDetail) => void): Steps {
  const { message } = App.useApp()
  const [failure, setFailure] = useState('')
  const { news, forget, look } = useOthers(detail, onChange, work.busy)
  const { lead } = work

  async function tell(what: Promise<unknown>, done: string): Promise<void> {
    setFailure('')
    forget()
    try {
      if ((await what) !== null) void message.success(done)
    } catch (error) {
      const stale = STALE.has((error as { code?: string }).code ?? '')
      const words = messageOf(error, '没有办成')
      if (stale && (await look().catch(() => false)))
        throw new Error(`没有办成：别人先办了一步（${words}）。您填写的内容还在，请核对后再办。`, {
          cause: error,
        })
      throw new Error(words, { cause: error })
    }
  }
  const take = (what: Promise<unknown>, done: string): void =>
    void tell(what, done).catch((error: Error) => setFailure(error.message))

  function confirm(): void {
    if (work.busy || work.confirming === null) return
    if (lead === null) return void message.warning('请先选定主办单位')
    if (work.confirming.needs_reason && work.reason.trim() === '') {
      document.getElementById('confirm-reason')?.focus()
      return void message.warning('请写明理由')
    }
    take(work.confirm(), `已派给${lead}，按 J 办下一件`)
  }
  return { failure, news, tell, take, confirm }
}
