import { Button, Select } from 'antd'
import { useWorkplace } from '../desk.tsx'
import { Mark } from '../parts/marks.tsx'
import type { Work } from './use-work.ts'

interface Props {
  work: Work
  editable: boolean
  /** The demands are for different departments. */
  advised: boolean
  split: (() => void) | undefined
}

/** What is asked for, one thing a row, each with who should take it. */
export function DemandList({ work, editable, advised, split }: Props) {
  const { city } = useWorkplace()
  const { demands } = work.elements
  const departments = city.departments.map(({ short }) => ({ value: short, label: short }))
  const set = (at: number, change: Partial<(typeof demands)[number]>): void =>
    work.edit({ demands: demands.map((demand, i) => (i === at ? { ...demand, ...change } : demand)) })
  return (
    <div className="demands" role="group" aria-labelledby="demands-title">
      <div className="row">
        <h3 id="demands-title">逐条诉求</h3>
        {advised && <Mark tone="warn">宜拆分给不同单位</Mark>}
        {split && (
          <Button
            size="small"
            type={advised ? 'primary' : 'default'}
            aria-keyshortcuts="s"
            disabled={work.busy}
            onClick={split}
          >
            拆分 <kbd aria-hidden="true">S</kbd>
          </Button>
        )}
      </div>
      {demands.map((demand, i) => (
        <div className="demand" key={i}>
          <textarea
            aria-label={`诉求 ${i + 1}`}
            rows={2}
            maxLength={500}
            value={demand.text}
            onChange={(event) => set(i, { text: event.target.value })}
          />
          <Select
            aria-label={`诉求 ${i + 1} 的承办单位`}
            showSearch
            allowClear
            disabled={!editable}
            placeholder="承办单位"
            value={demand.department}
            options={departments}
            onChange={(department: string | undefined) => set(i, { department: department ?? null })}
          />
          {editable && demands.length > 1 && (
            <Button
              size="small"
              aria-label={`删除诉求 ${i + 1}`}
              onClick={() => work.edit({ demands: demands.filter((_, at) => at !== i) })}
            >
              删除
            </Button>
          )}
        </div>
      ))}
      {editable && (
        <Button
          size="small"
          onClick={() => work.edit({ demands: [...demands, { text: '', department: null }] })}
        >
          增加一条
        </Button>
      )}
    </div>
  )
}
