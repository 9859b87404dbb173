import type { HistoryEntry } from '../api/types.ts'
import { shortTime } from '../parts/words.ts'
import { ACTION_FIELDS } from './action-fields.ts'

/** Who did what, when, from where to where and why; the newest first. */
export function History({ entries }: { entries: readonly HistoryEntry[] }) {
  return (
    <section className="panel" aria-labelledby="history-title">
      <h2 id="history-title">办理历史</h2>
      <ol className="history" reversed>
        {[...entries].reverse().map((entry) => (
          <li key={entry.version}>
            <b>{entry.label}</b>
            {entry.from !== entry.to && (
              <span>
                {entry.from === null ? '' : `${entry.from} → `}
                {entry.to}
              </span>
            )}
            <span className="sub">
              {shortTime(entry.at)} · {entry.actor.name}
              {entry.actor.department === null ? '' : `（${entry.actor.department}）`}
            </span>
            {entry.reason !== null && <span className="sub">理由：{entry.reason}</span>}
            {describe(entry).map((line) => (
              <span className="sub" key={line}>
                {line}
              </span>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

const NAMES: Record<string, string> = {
  department: '主办',
  co_departments: '协办',
  type: '类型',
  category: '分类',
  urgency: '紧急程度',
  district: '区划',
  location: '地址',
  event_time: '事发时间',
  title: '标题',
  summary: '摘要',
  demands: '诉求',
  confidential: '保密',
  special: '专项时限',
  split_into: '拆分出',
  split_from: '拆分自',
}

/** The parts of what an action brought that people read, in the order in which its form asks for them. */
function describe({ action, payload }: HistoryEntry): string[] {
  const asked = ACTION_FIELDS[action as 'note'] ?? []
  const names = { ...Object.fromEntries(asked.map(({ name, label }) => [name, label])), ...NAMES }
  return Object.entries(names).flatMap(([name, label]) => {
    const value = (payload as Record<string, unknown>)[name]
    const words = name === 'special' && value === null ? '不适用' : wordsOf(value)
    return words === '' ? [] : [`${label}：${words}`]
  })
}

function wordsOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join('、')
  if (typeof value === 'object' && value !== null && 'text' in value) return wordsOf(value.text)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
