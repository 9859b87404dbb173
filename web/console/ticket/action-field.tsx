import { Select } from 'antd'
import { useWorkplace } from '../desk.tsx'
import type { ActionField } from './action-fields.ts'

export type FieldValue = string | number | boolean

interface Props {
  field: ActionField
  value: FieldValue
  onChange: (value: FieldValue) => void
}

/** One thing that an action asks for, with its label. */
export function Field({ field, value, onChange }: Props) {
  const { name, label, kind, optional } = field
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
  if (kind === 'choice') return <Choices field={field} value={value} onChange={onChange} />
  return (
    <>
      <label htmlFor={`dialog-${name}`}>
        {label}
        {optional ? '（可不填）' : ''}
      </label>
      {kind === 'department' ? (
        <Department field={field} value={value} onChange={onChange} />
      ) : (
        <Words field={field} value={value} onChange={onChange} />
      )}
    </>
  )
}

/** Few choices stand side by side: an arrow key is enough. */
const Choices = ({ field: { name, label, choices = [] }, value, onChange }: Props) => (
  <fieldset className="choices">
    <legend>{label}</legend>
    {choices.map((each) => (
      <label key={each}>
        <input
          type="radio"
          name={`dialog-${name}`}
          checked={value === each}
          onChange={() => onChange(each)}
        />{' '}
        {each}
      </label>
    ))}
  </fieldset>
)

function Department({ field: { name, optional }, value, onChange }: Props) {
  const { city } = useWorkplace()
  return (
    <Select
      id={`dialog-${name}`}
      showSearch
      allowClear={optional ?? false}
      value={value === '' ? null : String(value)}
      options={city.departments.map(({ short }) => ({ value: short, label: short }))}
      onChange={(next: string | null) => onChange(next ?? '')}
    />
  )
}

function Words({ field: { name, kind }, value, onChange }: Props) {
  const id = `dialog-${name}`
  if (kind === 'text')
    return (
      <textarea id={id} rows={3} value={String(value)} onChange={(event) => onChange(event.target.value)} />
    )
  if (kind === 'number')
    return (
      <input
        id={id}
        type="number"
        min={1}
        max={60}
        value={Number(value)}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    )
  return <input id={id} value={String(value)} onChange={(event) => onChange(event.target.value.trim())} />
}
