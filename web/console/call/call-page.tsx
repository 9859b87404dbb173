import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { messageOf, newKey } from '../api/client.ts'
import { createTicket } from '../api/tickets.ts'
import { useKeys } from '../parts/keyboard.ts'
import { goTo, ticketAddress } from '../parts/route.ts'
import { CHANNELS } from '../parts/words.ts'
import { LiveFindings } from './live-findings.tsx'
import { useCall } from './use-call.ts'

/** A call being taken down: suggestions come while the agent types. */
export function CallPage() {
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const [channel, setChannel] = useState<string>(CHANNELS[0])
  const [reporter, setReporter] = useState({ name: '', phone: '', address: '' })
  const [busy, setBusy] = useState(false)
  // One key for one call: pressing twice makes one ticket.
  const [key] = useState(newKey)
  const { live, say } = useCall(key)

  const type = (next: string): void => {
    setText(next)
    say(next)
  }
  async function save(): Promise<void> {
    if (text.trim() === '') return void message.warning('请先记下诉求内容')
    setBusy(true)
    const given = Object.entries(reporter).filter(([, value]) => value.trim() !== '')
    try {
      const body = { text, channel, ...(given.length > 0 && { reporter: Object.fromEntries(given) }) }
      const { ticket } = await createTicket(body, key)
      goTo(ticketAddress(ticket.id))
    } catch (error) {
      void message.error(messageOf(error, '没有生成工单'))
      setBusy(false)
    }
  }
  useKeys({ 'Ctrl+Enter': () => void save() })

  return (
    <div className="page call-page">
      <section aria-labelledby="call-title" className="panel">
        <h1 id="call-title">来电登记</h1>
        <div className="row">
          <Select
            aria-label="渠道"
            value={channel}
            onChange={setChannel}
            options={CHANNELS.map((name) => ({ value: name, label: name }))}
          />
          <ReporterFields reporter={reporter} onChange={setReporter} />
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
          <span className="quiet" role="status">
            {live.up ? (live.settled ? '' : '正在分析…') : '连接中断，正在重连；不影响登记'}
          </span>
        </div>
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
      <Input
        key={field}
        aria-label={REPORTER[field]}
        placeholder={REPORTER[field]}
        value={reporter[field]}
        onChange={(event) => onChange({ ...reporter, [field]: event.target.value })}
      />
    ))}
  </>
)

const REPORTER = { name: '诉求人姓名', phone: '联系电话', address: '住址' } as const
