import { Select } from 'antd'
import { shortTime } from '../parts/words.ts'
import type { Elements, Work } from './use-work.ts'

/** Names as the choices of a select. */
export const options = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }))

type TextName = 'title' | 'location' | 'event_time'

/** One line of text; emptied it is unknown, but for the title. */
export function Line(props: {
  name: TextName
  label: string
  max: number
  work: Work
  hint?: string | null
}) {
  const { name, label, max, work, hint } = props
  const empty = name === 'title' ? '' : null
  return (
    <div>
      <label htmlFor={`element-${name}`}>{label}</label>
      <input
        id={`element-${name}`}
        maxLength={max}
        value={work.elements[name] ?? ''}
        placeholder={name === 'title' ? '' : '不明'}
        onChange={(event) => work.edit({ [name]: event.target.value === '' ? empty : event.target.value })}
      />
      {hint && <span className="quiet">推算：{readable(hint)}</span>}
    </div>
  )
}

/** A day as it is; moments as people read them, an interval as two of them. */
const readable = (resolved: string): string =>
  resolved
    .split('/')
    .map((part) => (part.includes('T') ? shortTime(part) : part))
    .join(' 至 ')

interface ChoiceProps {
  name: 'type' | 'urgency'
  label: string
  names: readonly string[]
  /** Why it was read so. */
  hint: string
  work: Work
}

/** One of a few names, with what the system read it from. */
export function Choice({ name, label, names, hint, work }: ChoiceProps) {
  return (
    <div>
      <label htmlFor={`element-${name}`}>{label}</label>
      <Select
        id={`element-${name}`}
        disabled={!work.editable}
        value={work.elements[name]}
        options={options(names)}
        onChange={(value: string) => work.edit({ [name]: value } as Partial<Elements>)}
      />
      <span className="quiet">判断依据：{hint}</span>
    </div>
  )
}
