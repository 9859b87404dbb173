import { Select } from 'antd'
import type { AllowedAction, Ticket } from '../api/types.ts'
import { useWorkplace } from '../desk.tsx'
import { AiMark } from '../parts/marks.tsx'
import { shortTime } from '../parts/words.ts'
import { SuggestionList } from './advice.tsx'
import { ConfirmBar } from './confirm-bar.tsx'
import { OrderDraft } from './order-draft.tsx'
import { returnedBy, type Work } from './use-work.ts'

interface Props {
  ticket: Ticket
  work: Work
  confirm: () => void
  /** The step proposed in place of sending it out. */
  instead: AllowedAction | undefined
  /** Shows where in the original a sentence comes from. */
  onPoint: (place: { start: number; end: number } | null) => void
}

/** Who should take it and what goes out; one key sends it. */
export function DispatchPanel({ ticket, work, confirm, instead, onPoint }: Props) {
  if (work.confirming === null) return <Sent ticket={ticket} work={work} onPoint={onPoint} />
  const back = returnedBy(ticket)
  return (
    <>
      <section className="panel" aria-labelledby="advice-title">
        <div className="panel-head">
          <h2 id="advice-title">主办单位</h2>
          <AiMark />
        </div>
        {back !== null && (
          <p className="notice notice-warn">{back}已退单，请改派给别的单位；以下是当时的建议。</p>
        )}
        <SuggestionList
          advice={ticket.advice}
          picked={work.lead}
          onPick={(department) => work.choose({ department })}
        />
        <Departments work={work} />
      </section>
      {work.order && (
        <section className="panel" aria-labelledby="order-title">
          <div className="panel-head">
            <h2 id="order-title">派单草稿</h2>
            <AiMark />
          </div>
          <OrderDraft order={work.order} work={work} editable onPoint={onPoint} />
        </section>
      )}
      {work.draftFailure !== '' && (
        <p className="failure" role="alert">
          {work.draftFailure}
        </p>
      )}
      <ConfirmBar work={work} confirm={confirm} instead={instead} />
    </>
  )
}

/** What went out, and what had been suggested, for whoever wants to know. */
function Sent({ ticket, work, onPoint }: Pick<Props, 'ticket' | 'work' | 'onPoint'>) {
  const { assignment, advice } = ticket
  return (
    <>
      {work.order && (
        <section className="panel" aria-labelledby="order-title">
          <div className="panel-head">
            <h2 id="order-title">派单</h2>
            {assignment && (
              <span className="quiet">
                {assignment.confirmed_by} 于 {shortTime(assignment.confirmed_at)} 确认
              </span>
            )}
          </div>
          <OrderDraft order={work.order} work={work} editable={false} onPoint={onPoint} />
        </section>
      )}
      <details className="panel">
        <summary>当时的派单建议</summary>
        <AiMark />
        <SuggestionList advice={advice} />
      </details>
    </>
  )
}

function Departments({ work }: { work: Work }) {
  const { lead } = work
  const { special } = work.choice
  const { city } = useWorkplace()
  const options = city.departments.map(({ short, name }) => ({ value: short, label: short, title: name }))
  return (
    <div className="departments">
      <label htmlFor="lead">主办</label>
      <Select
        id="lead"
        showSearch
        value={lead}
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
        options={options.filter(({ value }) => value !== lead)}
        onChange={(co_departments: string[]) => work.choose({ co_departments })}
      />
      <label htmlFor="special">专项时限</label>
      <Select
        id="special"
        allowClear
        value={special === null ? NONE : special}
        placeholder="由系统判断"
        options={[NONE, ...city.special_limits].map((name) => ({ value: name, label: name }))}
        onChange={(name?: string) => work.choose({ special: name === NONE ? null : name })}
      />
    </div>
  )
}

/** Stands for a choice of no special limit. */
const NONE = '不适用专项时限'
