import type { ServiceItem } from '../../../store/service-item.ts'
import type { SectionName } from './field-names.ts'
import { basisLine, conditionLine, daysText, locationLine, materialLine, stepLine } from './wording.ts'

/** One field as it reads in the guide's text; `anchor` is its path in the item (`materials.3`, counted from 0). */
export interface GuideField {
  anchor: string
  /** Name of the part inside its section (`承诺时限`), or null for an entry of a list. */
  label: string | null
  text: string
}

const named = (anchor: string, label: string, value: string | undefined): GuideField[] =>
  value === undefined || value === '' ? [] : [{ anchor, label, text: `${label}：${value}` }]

const listed = <T>(
  anchor: string,
  entries: readonly T[] | undefined,
  write: (entry: T) => string,
): GuideField[] =>
  (entries ?? []).map((entry, i) => ({ anchor: `${anchor}.${i}`, label: null, text: write(entry) }))

/** How each section of a guide reads, field by field; empty where the guide says nothing. */
export const SECTION_FIELDS: Record<SectionName, (item: ServiceItem) => GuideField[]> = {
  overview: (item) => [
    ...named('aliases', '又称', item.aliases?.join('、')),
    ...named('code', '事项编码', item.code),
    ...named('type', '事项类型', item.type),
    ...named('level', '行使层级', item.level),
    ...named('region', '所属地区', item.region),
    ...named('department', '实施主体', item.department),
    ...named('co_departments', '联办单位', item.co_departments?.join('、')),
    ...named('audience', '服务对象', item.audience?.join('、')),
    ...named('topics', '主题', item.topics?.join('、')),
    ...named('updated_at', '更新日期', item.updated_at),
  ],
  cases: ({ cases }) => listed('cases', cases, ({ name, when }) => `${name}：${when}`),
  conditions: ({ conditions }) => listed('conditions', conditions, conditionLine),
  materials: ({ materials }) => listed('materials', materials, materialLine),
  steps: ({ steps }) => listed('steps', steps, stepLine),
  time_limit: ({ time_limit: limit }) => [
    ...days('promised_days', '承诺时限', limit),
    ...days('statutory_days', '法定时限', limit),
    ...named('time_limit.note', '时限说明', limit?.note),
  ],
  fee: ({ fee }) => [
    ...named('fee.charged', '是否收费', fee && (fee.charged ? '收费' : '不收费')),
    ...named('fee.amount', '收费标准', fee?.amount),
    ...named('fee.basis', '收费依据', fee?.basis),
    ...named('fee.note', '收费说明', fee?.note),
  ],
  locations: ({ locations }) => listed('locations', locations, locationLine),
  phones: ({ phones }) => [
    ...named('phones.consult', '咨询电话', phones?.consult),
    ...named('phones.complaint', '监督投诉电话', phones?.complaint),
  ],
  online: ({ online }) => [
    ...named('online.depth', '网办深度', online?.depth),
    ...named('online.channel', '办理渠道', online?.channel),
    ...named('online.url', '网址', online?.url),
    ...named('online.visits', '到现场次数', online?.visits === undefined ? undefined : `${online.visits}次`),
    ...named(
      'online.booking',
      '网上预约',
      online?.booking === undefined ? undefined : online.booking ? '支持' : '不支持',
    ),
    ...named('online.booking_url', '预约网址', online?.booking_url),
    ...named('online.courier', '快递服务', online?.courier),
  ],
  result: ({ result }) => [
    ...named('result.name', '结果名称', result?.name),
    ...named('result.validity', '有效期', result?.validity),
    ...named('result.standard', '标准', result?.standard),
  ],
  basis: ({ basis }) => listed('basis', basis, basisLine),
  faq: ({ faq }) => listed('faq', faq, ({ q, a }) => `问：${q}答：${a}`),
  extra: ({ extra }) =>
    Object.entries(extra ?? {}).flatMap(([name, value]) => named(`extra.${name}`, name, value)),
}

function days(
  key: 'promised_days' | 'statutory_days',
  label: string,
  limit: ServiceItem['time_limit'],
): GuideField[] {
  const value = limit?.[key]
  return named(`time_limit.${key}`, label, value === undefined ? undefined : daysText(value, limit?.unit))
}
