import { Button } from 'antd'
import { useState } from 'react'
import type { LearningCase } from '../api/types.ts'
import { MaskedText, Mark } from '../parts/marks.tsx'
import { ticketAddress } from '../parts/route.ts'
import { shortTime, sureness } from '../parts/words.ts'

interface Props {
  one: LearningCase
  review: (accept: boolean, note: string) => void
}

/** A decision with what the system had proposed, to consent to or not. */
export function CaseCard({ one, review }: Props) {
  const [note, setNote] = useState('')
  return (
    <article className="case" aria-label={`案例 ${one.ticket_id}`}>
      <p>
        <Mark tone={one.kind === '确认' ? 'good' : 'warn'}>{one.kind}</Mark>{' '}
        <a href={ticketAddress(one.ticket_id)}>{one.ticket_id}</a>{' '}
        <span className="quiet">
          {one.decided_by} · {shortTime(one.created_at)}
        </span>
      </p>
      <p>
        <MaskedText text={one.case.text} />
      </p>
      <p>
        系统首选：{one.suggested ?? '没有（把握不足）'}
        {one.confidence === null ? '' : `（把握 ${sureness(one.confidence)}）`} → 实际：
        <b>{one.case.department}</b>
      </p>
      <div className="row">
        <input
          aria-label={`案例 ${one.ticket_id} 的审核意见`}
          placeholder="审核意见（可不填）"
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button size="small" type="primary" onClick={() => review(true, note.trim())}>
          同意用于学习
        </Button>
        <Button size="small" onClick={() => review(false, note.trim())}>
          不采纳
        </Button>
      </div>
    </article>
  )
}
