import { Button, Select } from 'antd'
import { useState, type Ref } from 'react'
import type { TicketFilters } from '../api/tickets.ts'
import { useWorkplace } from '../desk.tsx'
import { TYPE_NAMES, URGENCY_NAMES } from '../parts/words.ts'

interface Props {
  filters: TicketFilters
  searchRef: Ref<HTMLInputElement>
  onChange: (next: TicketFilters) => void
  onClear: () => void
}

const options = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }))
const WARNINGS = [
  { value: 'soon', label: '即将到期' },
  { value: 'overdue', label: '已超期' },
]

/** Narrows the queue. */
export function FilterBar({ filters, searchRef, onChange, onClear }: Props) {
  const { account, city } = useWorkplace()
  const [text, setText] = useState(filters.text ?? '')
  const one = (name: keyof TicketFilters, label: string, choices: { value: string; label: string }[]) => (
    <Select
      allowClear
      showSearch
      aria-label={label}
      placeholder={label}
      options={choices}
      value={(filters[name] as string | undefined) ?? null}
      onChange={(value: string | null) => onChange({ [name]: value ?? '' })}
    />
  )
  return (
    <form
      className="filters"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        onChange({ text })
      }}
    >
      <input
        ref={searchRef}
        type="search"
        aria-label="查找编号、标题、内容、地点"
        placeholder="查找编号、标题、内容、地点（/）"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          if (event.target.value === '') onChange({ text: '' })
        }}
      />
      <Button htmlType="submit">查找</Button>
      <Select
        mode="multiple"
        allowClear
        aria-label="紧急程度"
        placeholder="紧急程度"
        maxTagCount="responsive"
        options={options(URGENCY_NAMES)}
        value={filters.urgency ?? []}
        onChange={(urgency: string[]) => onChange({ urgency })}
      />
      <Select
        mode="multiple"
        allowClear
        aria-label="类型"
        placeholder="类型"
        maxTagCount="responsive"
        options={options(TYPE_NAMES)}
        value={filters.type ?? []}
        onChange={(type: string[]) => onChange({ type })}
      />
      {one('district', '区划', options(city.districts.map(({ name }) => name)))}
      {account.role !== 'department' &&
        one('department', '承办单位', options(city.departments.map(({ short }) => short)))}
      {one('warning', '预警', WARNINGS)}
      <Button
        onClick={() => {
          setText('')
          onClear()
        }}
      >
        清除条件
      </Button>
    </form>
  )
}
