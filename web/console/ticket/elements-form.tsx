import { Button, Select } from 'antd'
import type { City, Ticket } from '../api/types.ts'
import { useWorkplace } from '../desk.tsx'
import { AiMark } from '../parts/marks.tsx'
import { shortTime, TYPE_NAMES, URGENCY_NAMES } from '../parts/words.ts'
import { DemandList } from './demand-list.tsx'
import type { Elements, Work } from './use-work.ts'

interface Props {
  ticket: Ticket
  work: Work
  editable: boolean
  save: () => void
  /** Opens the splitting; undefined where nothing can be split. */
  split: (() => void) | undefined
}

const options = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }))
const SEPARATOR = ' › '

/** Every element that was read out of the ticket; all of them can be put right. */
export function ElementsForm({ ticket, work, editable, save, split }: Props) {
  const { city } = useWorkplace()
  const { elements, edit, edits } = work
  const changed = Object.keys(edits).length
  const category = elements.category.join(SEPARATOR)
  return (
    <section className="panel" aria-labelledby="elements-title">
      <div className="panel-head">
        <h2 id="elements-title">要素</h2>
        {editable && <AiMark />}
        {editable && (
          <Button
            size="small"
            type={changed > 0 ? 'primary' : 'default'}
            disabled={changed === 0 || work.busy}
            onClick={save}
          >
            保存{changed > 0 ? ` ${changed} 处修改` : ''} <kbd aria-hidden="true">Ctrl S</kbd>
          </Button>
        )}
      </div>
      <fieldset className="elements" disabled={!editable}>
        <Line name="title" label="标题" max={40} work={work} />
        <div className="pair">
          <Choice
            name="type"
            label="类型"
            names={TYPE_NAMES}
            hint={ticket.intake.type_reason}
            work={work}
            editable={editable}
          />
          <Choice
            name="urgency"
            label="紧急程度"
            names={URGENCY_NAMES}
            hint={ticket.intake.urgency_reason}
            work={work}
            editable={editable}
          />
        </div>
        <label htmlFor="element-category">分类</label>
        <Select
          id="element-category"
          showSearch
          disabled={!editable}
          value={category === '' ? null : category}
          placeholder="未分类"
          options={options(pathsOf(city))}
          onChange={(path: string) => edit({ category: path.split(SEPARATOR) })}
        />
        <div className="pair">
          <div>
            <label htmlFor="element-district">区划</label>
            <Select
              id="element-district"
              showSearch
              allowClear
              disabled={!editable}
              value={elements.district}
              placeholder="不明"
              options={options(city.districts.map(({ name }) => name))}
              onChange={(district: string | undefined) => edit({ district: district ?? null })}
            />
          </div>
          <Line
            name="event_time"
            label="事发时间"
            max={200}
            work={work}
            hint={ticket.intake.event_time_resolved}
          />
        </div>
        <Line name="location" label="地址" max={200} work={work} />
        <label htmlFor="element-summary">摘要</label>
        <textarea
          id="element-summary"
          rows={3}
          maxLength={1000}
          value={elements.summary}
          onChange={(event) => edit({ summary: event.target.value })}
        />
        <DemandList work={work} editable={editable} advised={ticket.intake.should_split} split={split} />
        <label className="check">
          <input
            type="checkbox"
            checked={elements.confidential}
            onChange={(event) => edit({ confidential: event.target.checked })}
          />
          对承办单位保密诉求人
        </label>
      </fieldset>
    </section>
  )
}

type TextName = 'title' | 'location' | 'event_time'

/** One line of text; emptied it is unknown, but for the title. */
function Line(props: { name: TextName; label: string; max: number; work: Work; hint?: string | null }) {
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
  hint: string
  work: Work
  editable: boolean
}

function Choice({ name, label, names, hint, work, editable }: ChoiceProps) {
  return (
    <div>
      <label htmlFor={`element-${name}`}>{label}</label>
      <Select
        id={`element-${name}`}
        disabled={!editable}
        value={work.elements[name]}
        options={options(names)}
        onChange={(value: string) => work.edit({ [name]: value } as Partial<Elements>)}
      />
      <span className="quiet">{hint}</span>
    </div>
  )
}

/** Every node of the tree by its whole path, so that typing any part finds it. */
function pathsOf({ categories }: City): string[] {
  const walk = (nodes: City['categories'], path: string[]): string[] =>
    nodes.flatMap(({ name, children }) => {
      const here = [...path, name]
      return [here.join(SEPARATOR), ...walk(children, here)]
    })
  return walk(categories, [])
}
