import { Button } from 'antd'
import type { Order } from '../api/types.ts'
import { Fact } from '../parts/fact.tsx'
import { Mark } from '../parts/marks.tsx'
import { shortTime, sourceName } from '../parts/words.ts'
import { BasisList } from './basis-list.tsx'
import type { Work } from './use-work.ts'

interface Props {
  order: Order
  work: Work
  editable: boolean
  onPoint: (place: { start: number; end: number } | null) => void
}

/** Where in the order something is wrong, as the check names it. */
const FIELD_NAMES: Record<string, string> = {
  title: '标题',
  address: '地址',
  eventTime: '事发时间',
  'content.cause': '起因',
  'content.course': '经过',
  'content.demand': '诉求',
}

const PARTS = [
  ['cause', '起因'],
  ['course', '经过'],
  ['demand', '诉求'],
] as const

/** The order with the source of every sentence; its content can be rewritten. */
export function OrderDraft({ order, work, editable, onPoint }: Props) {
  const content = work.choice.content ?? order.content
  const edited = work.choice.content !== undefined
  return (
    <div className="order" aria-busy={work.drafting}>
      {order.problems.length > 0 && (
        <div className="notice notice-bad" role="alert">
          <h3>未通过核对，不能派出</h3>
          <ul>
            {order.problems.map(({ field, message }, i) => (
              <li key={i}>
                {message}
                <span className="quiet">（{FIELD_NAMES[field] ?? '派单'}）</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {PARTS.map(([name, label]) => (
        <div key={name}>
          <label htmlFor={`order-${name}`}>{label}</label>
          <textarea
            id={`order-${name}`}
            rows={name === 'course' ? 3 : 2}
            readOnly={!editable}
            value={content[name]}
            placeholder="诉求人没有说明"
            onChange={(event) => work.choose({ content: { ...content, [name]: event.target.value } })}
          />
        </div>
      ))}
      {edited && editable && (
        <Button size="small" onClick={() => work.choose({ content: undefined })}>
          恢复系统草稿
        </Button>
      )}
      <Sources order={order} onPoint={onPoint} />
      <h3>工单要素</h3>
      <dl className="facts-list">
        <Fact name="编号" value={`${order.number}　来源：${order.source}`} />
        <Fact name="诉求人" value={order.reporter} />
        <Fact name="类型分类" value={`${order.type}　${order.category.join(' › ')}`} />
        <Fact name="地址" value={[order.district, order.address].filter(Boolean).join(' ') || '不明'} />
        <Fact
          name="时间"
          value={`反映 ${shortTime(order.reported_at)}${order.event_time ? `　事发 ${order.event_time}` : ''}`}
        />
        <Fact
          name="主办协办"
          value={`${(editable ? work.lead : order.lead) ?? '待定'}${order.co_departments.length > 0 ? `　协办：${order.co_departments.join('、')}` : ''}`}
        />
      </dl>
      <h3>时限</h3>
      <ul>
        {order.deadlines.map(({ name, text, basis }) => (
          <li key={name}>
            {text}
            {basis !== null && <span className="quiet">（{basis}）</span>}
          </li>
        ))}
      </ul>
      <h3>答复要求</h3>
      <ul>
        {order.reply_requirements.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {order.basis.length > 0 && (
        <details>
          <summary>派单依据 {order.basis.length} 条</summary>
          <BasisList basis={order.basis} />
        </details>
      )}
    </div>
  )
}

const SOURCE_NAMES: Record<Order['sources'][number]['from'], string> = {
  ticket: '原文',
  duty: '职责',
  rule: '规则',
  sla: '时限规定',
  person: '确认人',
}

/** `a › b › c` without the files of the city pack. */
const placeName = (path: string): string =>
  path
    .split(' › ')
    .filter((part) => sourceName(part) !== '')
    .join(' › ')

/** Which sentence comes from where; pointing at one of the ticket shows the place. */
function Sources({ order, onPoint }: Pick<Props, 'order' | 'onPoint'>) {
  if (order.sources.length === 0) return null
  return (
    <details>
      <summary>逐句来源 {order.sources.length} 句</summary>
      <ul className="sources">
        {order.sources.map(({ sentence, from, start, end, path }, i) => {
          const place = start !== undefined && end !== undefined ? { start, end } : null
          return (
            <li key={i}>
              <Mark>{SOURCE_NAMES[from]}</Mark> {sentence}
              {path !== undefined && <span className="quiet">（{placeName(path)}）</span>}
              {place && (
                <button type="button" className="link" onClick={() => onPoint(place)}>
                  看原文
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
