import { Modal } from 'antd'
import { useRef, useState } from 'react'
import { messageOf } from '../api/client.ts'
import type { AllowedAction, Ticket } from '../api/types.ts'
import { Field, type FieldValue } from './action-field.tsx'
import { ACTION_FIELDS, type ActionField } from './action-fields.ts'

type Values = Record<string, FieldValue>

interface Props {
  action: AllowedAction
  ticket: Ticket
  onClose: () => void
  /** Rejects with what went wrong; the dialog stays open with it. */
  onDo: (body: { reason?: string; payload: object }) => Promise<void>
  /** Values to begin with. */
  initial?: Values
  /** Goes with what is filled in. */
  extra?: object
}

/** Asks for what an action needs; nothing happens before it is confirmed. */
export function ActionDialog({ action, ticket, onClose, onDo, initial, extra }: Props) {
  const fields = ACTION_FIELDS[action.action] ?? []
  const [values, setValues] = useState<Values>({
    ...startOf(fields),
    ...proposedOf(action, ticket),
    ...initial,
  })
  const refusal = action.action === 'reject' ? ticket.intake.not_accepted : null
  const [reason, setReason] = useState(refusal?.reason ?? '')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const body = useRef<HTMLDivElement>(null)

  async function submit(): Promise<void> {
    if (busy) return
    const empty = fields.find(({ name, optional }) => !optional && isEmpty(values[name]))
    if (empty) return setProblem(`请填写：${empty.label}`)
    if (action.needs_reason && reason.trim() === '') return setProblem('请写明理由')
    const given = Object.entries(values).filter(([, value]) => !isEmpty(value))
    setBusy(true)
    try {
      await onDo({
        payload: { ...Object.fromEntries(given), ...extra },
        ...(reason.trim() !== '' && { reason: reason.trim() }),
      })
      onClose()
    } catch (error) {
      setProblem(messageOf(error, '没有办成'))
      setBusy(false)
    }
  }

  return (
    <Modal
      open
      title={`${action.label}：${ticket.title}`}
      okText={
        <>
          {action.label} <kbd aria-hidden="true">Ctrl Enter</kbd>
        </>
      }
      cancelText="取消"
      confirmLoading={busy}
      onOk={() => void submit()}
      onCancel={onClose}
      // Not on the closing cross: what is asked for first is filled in first.
      afterOpenChange={(shown) =>
        shown && body.current?.querySelector<HTMLElement>('input, textarea')?.focus()
      }
      destroyOnHidden
    >
      <div
        className="dialog"
        ref={body}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
        }}
      >
        {action.action === 'approveReturn' && <ReturnAsked ticket={ticket} />}
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
          />
        ))}
        {(action.needs_reason || fields.length === 0) && (
          <>
            <label htmlFor="dialog-reason">理由{action.needs_reason ? '' : '（可不填）'}</label>
            <textarea
              id="dialog-reason"
              rows={2}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </>
        )}
        <p className="failure" role="alert" hidden={problem === ''}>
          {problem}
        </p>
      </div>
    </Modal>
  )
}

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '') || Number.isNaN(value)

function ReturnAsked({ ticket: { pending_return: asked } }: { ticket: Ticket }) {
  if (!asked) return null
  return (
    <p className="notice notice-warn">
      {asked.department}申请退单：{asked.reason}（依据：{asked.basis}
      {asked.suggested === null ? '' : `；建议改派${asked.suggested}`}）
    </p>
  )
}

/** What intake proposes for an action. */
const proposedOf = ({ action }: AllowedAction, { intake }: Ticket): Values =>
  action === 'reject' && intake.not_accepted ? { where: intake.not_accepted.where } : {}

const startOf = (fields: readonly ActionField[]): Values =>
  Object.fromEntries(
    fields.map(({ name, kind, start }) => [
      name,
      start ?? (kind === 'yes' ? false : kind === 'number' ? 1 : ''),
    ]),
  )
