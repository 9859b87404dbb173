import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { call, messageOf, queryOf } from '../api/client.ts'
import type { CaseList } from '../api/types.ts'
import { Failure } from '../parts/marks.tsx'
import { useResource } from '../parts/use-resource.ts'
import { CaseCard } from './case-card.tsx'

/** Decisions that wait for a reviewer's consent. */
export function Cases() {
  const { message } = App.useApp()
  const place = useRef<HTMLElement>(null)
  const [judged, setJudged] = useState('')
  const cases = useResource('cases', (signal) =>
    call<CaseList>(`/learning/cases${queryOf({ status: 'pending', limit: 50 })}`, { signal }),
  )

  async function review(id: string, accept: boolean, note: string): Promise<void> {
    try {
      const body = { accept, ...(note !== '' && { note }) }
      await call(`/learning/cases/${encodeURIComponent(id)}/review`, { method: 'POST', body })
      void message.success(accept ? '已同意用于学习' : '已标为不采纳')
      setJudged(id)
      cases.reload()
    } catch (error) {
      void message.error(messageOf(error, '没有办成'))
    }
  }

  // The one that was judged is gone, and the focus with it: on to the next.
  const gone = judged !== '' && cases.data?.items.every(({ id }) => id !== judged)
  useEffect(() => {
    if (gone) place.current?.querySelector<HTMLElement>('.case button')?.focus()
  }, [gone, judged])

  return (
    <section ref={place} className="panel" aria-labelledby="cases-title">
      <h2 id="cases-title">待审案例（{cases.data?.total ?? 0}）</h2>
      <p className="quiet">确认、更改和退单形成案例；经审核同意才用于训练，自己的决定由别人审核。</p>
      {cases.error && <Failure error={cases.error} retry={cases.reload} />}
      {cases.data?.items.length === 0 && <p className="quiet">没有待审的案例。</p>}
      {cases.data?.items.map((one) => (
        <CaseCard key={one.id} one={one} review={(accept, note) => void review(one.id, accept, note)} />
      ))}
    </section>
  )
}
