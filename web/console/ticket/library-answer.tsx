import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../api/client.ts'
import type { TicketDetail } from '../api/types.ts'
import { CitedAnswer } from '../parts/cited-answer.tsx'
import { useKeys } from '../parts/keyboard.ts'
import { Failure, Mark } from '../parts/marks.tsx'
import { ActionDialog } from './action-dialog.tsx'
import type { Work } from './use-work.ts'

interface LibraryReply {
  status: string
  answer: string
  label: string
  citations: { n: number; doc_id: string; anchor: string; title: string | null; quote: string }[]
}

interface Props {
  detail: TicketDetail
  work: Work
  tell: (what: Promise<unknown>, done: string) => Promise<void>
}

/** What can be answered at once: the library's answer with its sources, to be given by a person. */
export function LibraryAnswer({ detail, work, tell }: Props) {
  const { ticket, actions } = detail
  const [reply, setReply] = useState<LibraryReply | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  const [giving, setGiving] = useState(false)
  const give = actions.find(({ action, blocked }) => action === 'answer' && blocked === null)
  const offered = ticket.intake.answer_directly && give !== undefined
  useKeys(offered ? { p: ask } : {})
  if (!offered) return null

  function ask(): void {
    if (busy) return
    setBusy(true)
    setError(null)
    const body = { question: ticket.intake.masked_text.slice(0, 2000) }
    call<LibraryReply>('/answers', { method: 'POST', body })
      .then(setReply, (failure: unknown) =>
        setError(failure instanceof Error ? failure : new Error('没有查到')),
      )
      .finally(() => setBusy(false))
  }

  return (
    <section className="panel" aria-labelledby="library-title">
      <div className="panel-head">
        <h2 id="library-title">当场答复</h2>
        {reply && <Mark tone="warn">{reply.label}，须人工确认</Mark>}
        <Button size="small" aria-keyshortcuts="p" loading={busy} onClick={ask}>
          查政策库 <kbd aria-hidden="true">P</kbd>
        </Button>
      </div>
      {reply === null && <p className="quiet">这是政策或办事咨询，可以查政策库后当场答复。</p>}
      {error && <Failure error={error} retry={ask} />}
      {reply && (
        <>
          <CitedAnswer text={reply.answer} citations={reply.citations} />
          {reply.citations.length > 0 && (
            <Button size="small" type="primary" onClick={() => setGiving(true)}>
              用作答复
            </Button>
          )}
        </>
      )}
      {reply && giving && (
        <ActionDialog
          action={give}
          ticket={ticket}
          initial={{ text: reply.answer.replace(/\[\d+\]/g, '') }}
          extra={{ citations: sourcesOf(reply) }}
          onClose={() => setGiving(false)}
          onDo={(body) => tell(work.run('answer', body), '已当场答复')}
        />
      )}
    </section>
  )
}

const sourcesOf = ({ citations }: LibraryReply): string[] =>
  citations.slice(0, 10).map(({ title, doc_id, quote }) => `《${title ?? doc_id}》${quote}`.slice(0, 500))
