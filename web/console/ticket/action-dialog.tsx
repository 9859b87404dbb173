import { Modal, Select } from 'antd'
import { useState } from 'react'
import type { AllowedAction, Ticket } from '../api/types.ts'
import { useWorkplace } from '../desk.tsx'
import { ACTION_FIELDS, type ActionField } from './action-fields.ts'

type Values = Record<string, string | number | boolean>

interface Props {
  action: AllowedAction
  ticket: Ticket
  onClose: () => void
  onDo: (body: { reason?: string; payload: object }) => void
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
  const [missing, setMissing] = useState('')

  function submit(): void {
    const empty = fields.find(({ name, optional }) => !optional && values[name] === '')
    if (empty) return setMissing(`请填写：${empty.label}`)
    if (action.needs_reason && reason.trim() === '') return setMissing('请写明理由')
    const given = Object.entries(values).filter(([, value]) => value !== '')
    onDo({
      payload: { ...Object.fromEntries(given), ...extra },
      ...(reason.trim() !== '' && { reason: reason.trim() }),
    })
  }

  return (
    <Modal
      open
      title={`${action.label}：${ticket.title}`}
      okText={action.label}
      cancelText="取消"
      onOk={submit}
      onCancel={onClose}
      destroyOnHidden
    >
      <div
        className="dialog"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
        }}
      >
        {action.action === 'approveReturn' && ticket.pending_return && (
          <p className="notice notice-warn">
            {ticket.pending_return.department}申请退单：{ticket.pending_return.reason}（依据：
            {ticket.pending_return.basis}
            {ticket.pending_return.suggested === null ? '' : `；建议改派${ticket.pending_return.suggested}`}）
          </p>
        )}
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
          />
        ))}
        <label htmlFor="dialog-reason">理由{action.needs_reason ? '' : '（可不填）'}</label>
        <textarea
          id="dialog-reason"
          rows={2}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <p className="failure" role="alert" hidden={missing === ''}>
          {missing}
        </p>
      </div>
    </Modal>
  )
}

/** What intake proposes for an action. */
const proposedOf = ({ action }: AllowedAction, { intake }: Ticket): Values =>
  action === 'reject' && intake.not_accepted ? { where: intake.not_accepted.where } : {}

const startOf = (fields: readonly ActionField[]): Values =>
  Object.fromEntries(
    fields.map(({ name, kind }) => [name, kind === 'yes' ? false : kind === 'number' ? 1 : '']),
  )

interface FieldProps {
  field: ActionField
  value: string | number | boolean
  onChange: (value: string | number | boolean) => void
}

function Field({ field: { name, label, kind, choices = [], optional }, value, onChange }: FieldProps) {
  const { city } = useWorkplace()
  const id = `dialog-${name}`
  if (kind === 'yes') {
    return (
      <label>
        <input
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />{' '}
        {label}
      </label>
    )
  }
  const names = kind === 'department' ? city.departments.map(({ short }) => short) : choices
  return (
    <>
      <label htmlFor={id}>
        {label}
        {optional ? '（可不填）' : ''}
      </label>
      {kind === 'text' && (
        <textarea id={id} rows={3} value={String(value)} onChange={(event) => onChange(event.target.value)} />
      )}
      {kind === 'line' && (
        <input id={id} value={String(value)} onChange={(event) => onChange(event.target.value.trim())} />
      )}
      {kind === 'number' && (
        <input
          id={id}
          type="number"
          min={1}
          max={60}
          value={Number(value)}
          onChange={(event) => onChange(event.target.valueAsNumber)}
        />
      )}
      {(kind === 'choice' || kind === 'department') && (
        <Select
          id={id}
          showSearch
          allowClear={optional ?? false}
          value={value === '' ? null : String(value)}
          options={names.map((each) => ({ value: each, label: each }))}
          onChange={(next: string | null) => onChange(next ?? '')}
        />
      )}
    </>
  )
}
