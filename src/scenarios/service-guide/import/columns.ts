import type { ServiceItem } from '../../../store/service-item.ts'
import {
  readCase,
  readCondition,
  readFaq,
  readBasis,
  readLocation,
  readMaterial,
  readStep,
} from './entries.ts'
import { readDate, readDays, readFlag, readCount, type Cell } from './cells.ts'

type Draft = Partial<ServiceItem>
type Write = (draft: Draft, cell: Cell) => void

const text =
  <K extends 'name' | 'code' | 'type' | 'level' | 'region' | 'department'>(key: K): Write =>
  (draft, cell) =>
    void (draft[key] = cell.text)

const texts =
  <K extends 'aliases' | 'co_departments' | 'audience' | 'topics'>(key: K): Write =>
  (draft, cell) =>
    void (draft[key] = cell.list('、'))

const part =
  <K extends 'time_limit' | 'phones' | 'online' | 'result'>(
    key: K,
    write: (part: NonNullable<ServiceItem[K]>, cell: Cell) => void,
  ): Write =>
  (draft, cell) => {
    const known = (draft[key] ?? {}) as NonNullable<ServiceItem[K]>
    write(known, cell)
    draft[key] = known
  }

const fee =
  (write: (fee: NonNullable<ServiceItem['fee']>, cell: Cell) => void): Write =>
  (draft, cell) => {
    // A standard without the flag means that something is charged; the flag column, where there is one, decides.
    draft.fee ??= { charged: true }
    write(draft.fee, cell)
  }

/** Columns of a service item table (csv): name → where its cell goes. Documented in the guide on imports. */
export const COLUMNS: Readonly<Record<string, Write>> = {
  事项名称: text('name'),
  事项编码: text('code'),
  又称: texts('aliases'),
  事项类型: text('type'),
  行使层级: text('level'),
  所属地区: text('region'),
  实施主体: text('department'),
  联办单位: texts('co_departments'),
  服务对象: texts('audience'),
  主题: texts('topics'),
  办理情形: (draft, cell) => void (draft.cases = cell.list().map(readCase)),
  受理条件: (draft, cell) => void (draft.conditions = cell.list().map(readCondition)),
  申请材料: (draft, cell) => void (draft.materials = cell.list().map(readMaterial)),
  办理流程: (draft, cell) => void (draft.steps = cell.list().map(readStep)),
  法定时限: part('time_limit', (limit, cell) => void (limit.statutory_days = readDays(cell, limit))),
  承诺时限: part('time_limit', (limit, cell) => void (limit.promised_days = readDays(cell, limit))),
  时限单位: part('time_limit', (limit, cell) => void (limit.unit = cell.text)),
  时限说明: part('time_limit', (limit, cell) => void (limit.note = cell.text)),
  收费标准: fee((value, cell) => void (value.amount = cell.text)),
  收费依据: fee((value, cell) => void (value.basis = cell.text)),
  收费说明: fee((value, cell) => void (value.note = cell.text)),
  是否收费: fee((value, cell) => void (value.charged = readFlag(cell, ['收费', '是'], ['不收费', '否']))),
  办理地点: (draft, cell) => void (draft.locations = cell.list().map(readLocation)),
  咨询电话: part('phones', (phones, cell) => void (phones.consult = cell.text)),
  监督电话: part('phones', (phones, cell) => void (phones.complaint = cell.text)),
  网办深度: part('online', (online, cell) => void (online.depth = cell.text)),
  办理渠道: part('online', (online, cell) => void (online.channel = cell.text)),
  网址: part('online', (online, cell) => void (online.url = cell.text)),
  到现场次数: part('online', (online, cell) => void (online.visits = readCount(cell))),
  结果名称: part('result', (result, cell) => void (result.name = cell.text)),
  有效期: part('result', (result, cell) => void (result.validity = cell.text)),
  待遇标准: part('result', (result, cell) => void (result.standard = cell.text)),
  设定依据: (draft, cell) => void (draft.basis = cell.list().map(readBasis)),
  常见问题: (draft, cell) => void (draft.faq = cell.list().map(readFaq)),
  更新日期: (draft, cell) => void (draft.updated_at = readDate(cell)),
  示例: (draft, cell) => void (draft.sample = readFlag(cell, ['是', '示例'], ['否'])),
}
