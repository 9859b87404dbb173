import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { messageOf, newKey } from '../api/client.ts'
import { createTicket } from '../api/tickets.ts'
import { useCloseWarning, useKept } from '../parts/kept.ts'
import { useKeys } from '../parts/keyboard.ts'
import { goTo, ticketAddress } from '../parts/route.ts'
import { useTitle } from '../parts/title.ts'
import { CHANNELS } from '../parts/words.ts'
import { LiveFindings } from './live-findings.tsx'
import { useCall } from './use-call.ts'

const REPORTER = { name: '诉求人姓名', phone: '联系电话', address: '住址' } as const

/** A call as far as it is written down. */
interface Call {
  /** Of the call, by which the service knows it. */
  key: string
  text: string
  channel: string
  reporter: Record<keyof typeof REPORTER, string>
}

const NOTHING: Call = {
  key: '',
  text: '',
  channel: CHANNELS[0],
  reporter: { name: '', phone: '', address: '' },
}

/** A call being taken down: suggestions come while the agent types. */
export function CallPage() {
  const { message } = App.useApp()
  const [call, change] = useKept<Call>('call', NOTHING)
  const { text, channel, reporter } = call
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  // One key for one call: pressing twice makes one ticket.
  const [fresh, renew] = useState(newKey)
  const key = call.key === '' ? fresh : call.key
  const { live, say } = useCall(key, text)
  useCloseWarning(text !== '')
  useTitle('来电登记')

  const type = (next: string): void => {
    change((before) => ({ ...before, key, text: next }))
    say(next)
  }
  function drop(): void {
    change(() => NOTHING)
    renew(newKey())
    document.getElementById('call-text')?.focus()
  }
  async function save(): Promise<void> {
    if (busy) return
    if (text.trim() === '') return setProblem('请先记下诉求内容')
    setBusy(true)
    setProblem('')
    const given = Object.entries(reporter).filter(([, value]) => value.trim() !== '')
    try {
      const body = { text, channel, ...(given.length > 0 && { reporter: Object.fromEntries(given) }) }
      const { ticket } = await createTicket(body, key)
      change(() => NOTHING)
      void message.success(`已生成工单 ${ticket.id}`)
      goTo(ticketAddress(ticket.id))
    } catch (error) {
      setProblem(messageOf(error, '没有生成工单'))
      setBusy(false)
    }
  }
  useKeys({ 'Ctrl+Enter': () => void save(), n: () => document.getElementById('call-text')?.focus() })

  return (
    <div className="page call-page">
      <section aria-labelledby="call-title" className="panel">
        <h1 id="call-title">来电登记</h1>
        <div className="caller">
          <div>
            <label htmlFor="call-channel">渠道</label>
            <Select
              id="call-channel"
              value={channel}
              onChange={(next) => change((before) => ({ ...before, channel: next }))}
              options={CHANNELS.map((name) => ({ value: name, label: name }))}
            />
          </div>
          <ReporterFields
            reporter={reporter}
            onChange={(next) => change((before) => ({ ...before, key, reporter: next }))}
          />
        </div>
        <p className="quiet">诉求人信息与工单分开保存，承办单位默认看不到。</p>
        <label htmlFor="call-text">诉求内容</label>
        <textarea
          id="call-text"
          autoFocus
          maxLength={10_000}
          rows={14}
          value={text}
          placeholder="边听边记：什么人、什么时候、在哪里、发生了什么、希望怎么办"
          onChange={(event) => type(event.target.value)}
        />
        <div className="row">
          <Button type="primary" loading={busy} onClick={() => void save()}>
            生成工单 <kbd aria-hidden="true">Ctrl Enter</kbd>
          </Button>
          {text !== '' && <Button onClick={drop}>清空</Button>}
          <span className="quiet" role="status">
            {live.up ? (live.settled ? '' : '正在分析…') : '连接中断，正在重连；不影响登记'}
          </span>
        </div>
        <p className="failure" role="alert" hidden={problem === ''}>
          {problem}
        </p>
      </section>
      <LiveFindings live={live} />
    </div>
  )
}

interface ReporterProps {
  reporter: Record<keyof typeof REPORTER, string>
  onChange: (reporter: ReporterProps['reporter']) => void
}

const ReporterFields = ({ reporter, onChange }: ReporterProps) => (
  <>
    {(['name', 'phone', 'address'] as const).map((field) => (
      <div key={field}>
        <label htmlFor={`call-${field}`}>{REPORTER[field]}</label>
        <input
          id={`call-${field}`}
          maxLength={200}
          autoComplete="off"
          value={reporter[field]}
          onChange={(event) => onChange({ ...reporter, [field]: event.target.value })}
        />
      </div>
    ))}
  </>
)
