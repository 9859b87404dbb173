import { Button, Select } from 'antd'
import type { City, Ticket } from '../api/types.ts'
import { useWorkplace } from '../desk.tsx'
import { AiMark } from '../parts/marks.tsx'
import { isUnsureCategory, TYPE_NAMES, URGENCY_NAMES } from '../parts/words.ts'
import { DemandList } from './demand-list.tsx'
import { Choice, Line, options } from './element-fields.tsx'
import type { Work } from './use-work.ts'

interface Props {
  ticket: Ticket
  work: Work
  save: () => void
  /** Opens the splitting; undefined where nothing can be split. */
  split: (() => void) | undefined
}

const SEPARATOR = ' › '

/** Every element that was read out of the ticket; all of them can be put right. */
export function ElementsForm({ ticket, work, save, split }: Props) {
  const { city } = useWorkplace()
  const { elements, edit, edits, editable } = work
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
          <Choice name="type" label="类型" names={TYPE_NAMES} hint={ticket.intake.type_reason} work={work} />
          <Choice
            name="urgency"
            label="紧急程度"
            names={URGENCY_NAMES}
            hint={ticket.intake.urgency_reason}
            work={work}
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
        {isUnsureCategory(ticket.intake) && category === ticket.intake.category.join(SEPARATOR) && (
          <span className="quiet">把握低，请核对</span>
        )}
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

/** Every node of the tree by its whole path, so that typing any part finds it. */
function pathsOf({ categories }: City): string[] {
  const walk = (nodes: City['categories'], path: string[]): string[] =>
    nodes.flatMap(({ name, children }) => {
      const here = [...path, name]
      return [here.join(SEPARATOR), ...walk(children, here)]
    })
  return walk(categories, [])
}
