import { Button, Select } from 'antd'
import type { Ticket } from '../api/types.ts'
import { useWorkplace } from '../desk.tsx'
import { AiMark } from '../parts/marks.tsx'
import { shortTime } from '../parts/words.ts'
import { SuggestionList } from './advice.tsx'
import { OrderDraft } from './order-draft.tsx'
import type { Work } from './use-work.ts'

interface Props {
  ticket: Ticket
  work: Work
  confirm: () => void
  /** Shows where in the original a sentence comes from. */
  onPoint: (place: { start: number; end: number } | null) => void
}

/** Who should take it and what goes out; one key sends it. */
export function DispatchPanel({ ticket, work, confirm, onPoint }: Props) {
  const open = work.confirming !== null
  return (
    <>
      <section className="panel" aria-labelledby="advice-title">
        <div className="panel-head">
          <h2 id="advice-title">{open ? '主办单位' : '派单建议'}</h2>
          <AiMark />
        </div>
        {open ? (
          <>
            <SuggestionList
              advice={ticket.advice}
              picked={leadOf(work)}
              onPick={(department) => work.choose({ department })}
            />
            <Departments work={work} />
          </>
        ) : (
          <SuggestionList advice={ticket.advice} />
        )}
      </section>
      {work.order && (
        <section className="panel" aria-labelledby="order-title">
          <div className="panel-head">
            <h2 id="order-title">{open ? '派单草稿' : '派单'}</h2>
            {open ? (
              <AiMark />
            ) : (
              ticket.assignment && (
                <span className="quiet">
                  {ticket.assignment.confirmed_by} 于 {shortTime(ticket.assignment.confirmed_at)} 确认
                </span>
              )
            )}
          </div>
          <OrderDraft order={work.order} work={work} editable={open} onPoint={onPoint} />
        </section>
      )}
      {work.draftFailure !== '' && open && (
        <p className="failure" role="alert">
          {work.draftFailure}
        </p>
      )}
      {open && <ConfirmBar work={work} confirm={confirm} />}
    </>
  )
}

/** The chosen lead; until somebody chooses, the one of the draft. */
const leadOf = (work: Work): string | null => work.choice.department ?? work.order?.lead ?? null

function Departments({ work }: { work: Work }) {
  const { city } = useWorkplace()
  const options = city.departments.map(({ short, name }) => ({ value: short, label: short, title: name }))
  return (
    <div className="departments">
      <label htmlFor="lead">主办</label>
      <Select
        id="lead"
        showSearch
        value={leadOf(work)}
        placeholder="选定主办单位"
        options={options}
        onChange={(department: string) => work.choose({ department })}
      />
      <label htmlFor="co">协办</label>
      <Select
        id="co"
        mode="multiple"
        value={work.choice.co_departments ?? work.order?.co_departments ?? []}
        placeholder="没有协办"
        options={options.filter(({ value }) => value !== leadOf(work))}
        onChange={(co_departments: string[]) => work.choose({ co_departments })}
      />
      <label htmlFor="special">专项时限</label>
      <Select
        id="special"
        allowClear
        value={work.choice.special ?? null}
        placeholder="由系统判断"
        options={city.special_limits.map((name) => ({ value: name, label: name }))}
        onChange={(special?: string) => work.choose({ special })}
      />
    </div>
  )
}

function ConfirmBar({ work, confirm }: { work: Work; confirm: () => void }) {
  const lead = leadOf(work)
  const needed = work.confirming?.needs_reason ?? false
  const label = work.confirming?.action === 'accept' ? '确认派单' : (work.confirming?.label ?? '')
  return (
    <div className="confirm">
      <input
        id="confirm-reason"
        aria-label={needed ? '理由（必填）' : '理由（与建议不同时请填写，用于改进建议）'}
        placeholder={needed ? '理由（必填）' : '理由（与建议不同时请填写）'}
        maxLength={1000}
        value={work.reason}
        onChange={(event) => work.setReason(event.target.value)}
      />
      <Button
        type="primary"
        size="large"
        loading={work.busy}
        disabled={lead === null || work.confirming?.blocked != null}
        onClick={confirm}
        aria-keyshortcuts="Control+Enter"
      >
        {label}
        {lead === null ? '' : `：${lead}`} <kbd aria-hidden="true">Ctrl Enter</kbd>
      </Button>
    </div>
  )
}
