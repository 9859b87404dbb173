import { Button, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { messageOf } from '../api/client.ts'
import { reveal } from '../api/tickets.ts'
import type { Revealed, Ticket } from '../api/types.ts'
import { useKeys } from '../parts/keyboard.ts'
import { MaskedText } from '../parts/marks.tsx'
import { shortTime } from '../parts/words.ts'
import { MissingQuestions } from './advice.tsx'

interface Props {
  ticket: Ticket
  /** The stretch that a sentence of the order comes from. */
  pointed: { start: number; end: number } | null
  /** Whether the caller can still be asked. */
  asking: boolean
}

/** What was said, masked; who may see more says why, and it is logged. */
export function Original({ ticket, pointed, asking }: Props) {
  const [giving, setGiving] = useState(false)
  const [problem, setProblem] = useState('')
  const [reason, setReason] = useState('')
  const [seen, setSeen] = useState<Revealed | null>(null)
  const { intake } = ticket
  const words = useRef<HTMLParagraphElement>(null)
  // Places are those of the masked text.
  useEffect(() => {
    if (pointed !== null) setSeen(null)
  }, [pointed])
  // What is pointed at may stand above what is on screen.
  useEffect(() => words.current?.querySelector('mark')?.scrollIntoView({ block: 'nearest' }), [pointed, seen])
  useKeys({ i: () => (seen === null ? setGiving(true) : setSeen(null)) })

  function close(): void {
    setGiving(false)
    setProblem('')
  }
  async function look(): Promise<void> {
    if (reason.trim().length < 2) return setProblem('请写明为什么要看')
    try {
      setSeen(await reveal(ticket.id, ['text', 'reporter'], reason.trim()))
      close()
    } catch (error) {
      setProblem(messageOf(error, '不能查看'))
    }
  }

  return (
    <section className="panel" aria-labelledby="original-title">
      <div className="panel-head">
        <h2 id="original-title">诉求原文</h2>
        <span className="quiet">
          {ticket.channel} · {shortTime(ticket.reported_at)}
        </span>
        {seen === null ? (
          <Button size="small" aria-keyshortcuts="i" onClick={() => setGiving(true)}>
            查看个人信息 <kbd aria-hidden="true">I</kbd>
          </Button>
        ) : (
          <Button size="small" aria-keyshortcuts="i" onClick={() => setSeen(null)}>
            重新遮盖 <kbd aria-hidden="true">I</kbd>
          </Button>
        )}
      </div>
      <p className="original" ref={words}>
        {seen?.text === undefined ? <MaskedText text={intake.masked_text} mark={pointed} /> : seen.text}
      </p>
      {seen?.reporter && (
        <p className="notice notice-warn">
          诉求人：{seen.reporter.name ?? '未留姓名'}　电话：{seen.reporter.phone ?? '未留'}　住址：
          {seen.reporter.address ?? '未留'}
        </p>
      )}
      {intake.not_accepted && (
        <p className="notice notice-warn">
          不归12345受理：{intake.not_accepted.reason}。{intake.not_accepted.where}
        </p>
      )}
      {asking && intake.not_accepted === null && <MissingQuestions questions={intake.missing} />}
      <Modal
        open={giving}
        title="查看个人信息"
        okText="查看并记录"
        cancelText="取消"
        onOk={() => void look()}
        onCancel={close}
        afterOpenChange={(shown) => shown && document.getElementById('reveal-reason')?.focus()}
      >
        <div className="dialog">
          <p>查看会记入日志：谁、何时、看了什么、为什么。</p>
          <label htmlFor="reveal-reason">理由</label>
          <input
            id="reveal-reason"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && void look()}
          />
          <p className="failure" role="alert" hidden={problem === ''}>
            {problem}
          </p>
        </div>
      </Modal>
    </section>
  )
}
