import { HuidaError } from '../../../shared/errors.ts'
import type { ServiceItem } from '../../../store/service-item.ts'
import { checkGuide } from '../guide/schema.ts'
import { countOf, splitStandard, textOf, textsOf, timeLimit } from './guangdong-values.ts'
import { itemError } from './item-error.ts'
import type { ReadRow } from './loaded-item.ts'

/** A row of the province's item catalogue; `无` and null mean that nothing is stated. */
export type GuangdongRow = Record<string, unknown>

/**
 * Where each field of a catalogue row goes in an item; `extra.…` are kept under their Chinese name. TASK_NAME is the
 * item's name, as it is the one that tells variants apart. A field not listed here makes the import fail.
 */
const GUANGDONG_FIELDS: Readonly<Record<string, string>> = {
  TASK_CODE: 'code',
  TASK_NAME: 'name',
  matter_name: 'extra.目录事项名称',
  subTaskName: 'extra.子项名称',
  CATANAME: 'extra.目录名称',
  CATAID: 'extra.目录编码',
  parentCatalogName: 'extra.主项名称',
  parentCatalogId: 'extra.主项编码',
  subCatalogName: 'extra.子目录名称',
  matter_short: 'aliases',
  matter_daily: 'aliases',
  matter_code: 'extra.日常用语编码',
  matter_type: 'type',
  TASK_TYPE_TEXT: 'extra.事项类别',
  TASK_TYPE: 'extra.类别代码',
  matter_level: 'level',
  district: 'extra.行使区域',
  AREA_CODE_TEXT: 'region',
  AREACODE: 'extra.行政区划代码',
  DEPT_NAME: 'department',
  ORGCODE: 'extra.组织机构代码',
  co_department: 'co_departments',
  service_object_name: 'audience',
  theme_category: 'topics',
  accept_standard: 'conditions',
  material_intro: 'materials',
  handle_time: 'time_limit.statutory_days',
  handle_time_limit: 'time_limit.promised_days',
  handle_location: 'locations',
  consult_phone: 'phones.consult',
  complain_phone: 'phones.complaint',
  bear_paltform: 'online.channel',
  URL: 'online.url',
  visit_number: 'online.visits',
  online_book: 'online.booking',
  online_book_addr: 'online.booking_url',
  courier_service: 'online.courier',
  ONLINECHECK: 'extra.网上查询标志',
  LIMIT_SCENE_NUM: 'extra.限办场景数',
  TASK_STATE: 'extra.事项状态',
  TASK_TAG: 'extra.事项标签',
}

/** Whether the first line of a jsonl text is such a row. */
export function isGuangdongRow(line: string): boolean {
  return /"TASK_CODE"/.test(line) && /"matter_name"/.test(line)
}

/** Items of the catalogue (jsonl), one a line; a line that is no item comes with its error. */
export function readGuangdong(text: string): ReadRow[] {
  return text.split('\n').flatMap((line, index): ReadRow[] => {
    if (line.trim() === '') return []
    try {
      return [{ row: index + 1, item: mapGuangdong(parseRow(line)) }]
    } catch (error) {
      return [{ row: index + 1, error }]
    }
  })
}

function parseRow(line: string): GuangdongRow {
  try {
    return JSON.parse(line) as GuangdongRow
  } catch (cause) {
    throw new HuidaError('ERR_ITEM_INVALID', '不是有效的 JSON（ITEM_VALUE_INVALID）', { cause })
  }
}

/** A catalogue row as an item. ERR_ITEM_INVALID for a row without code or name and for a field nobody mapped. */
function mapGuangdong(row: GuangdongRow): ServiceItem {
  const unmapped = Object.keys(row).find((key) => !(key in GUANGDONG_FIELDS))
  if (unmapped !== undefined) throw itemError('ITEM_VALUE_INVALID', `没有对应关系的字段 ${unmapped}`)
  const [code, name] = [textOf(row.TASK_CODE), textOf(row.TASK_NAME)]
  if (code === undefined || name === undefined)
    throw itemError('ITEM_FIELD_MISSING', '缺少 TASK_CODE 或 TASK_NAME')
  return checkGuide(
    withoutEmpty({
      id: code,
      code,
      name,
      aliases: [...new Set([...textsOf(row.matter_short), ...textsOf(row.matter_daily)])],
      type: textOf(row.matter_type),
      level: textOf(row.matter_level),
      region: textOf(row.AREA_CODE_TEXT),
      department: textOf(row.DEPT_NAME),
      co_departments: textsOf(row.co_department),
      audience: textsOf(row.service_object_name),
      topics: textsOf(row.theme_category),
      conditions: splitStandard(textOf(row.accept_standard)).map((text) => ({ text })),
      materials: textsOf(row.material_intro).map((material) => ({ name: material })),
      time_limit: timeLimit(textOf(row.handle_time), textOf(row.handle_time_limit)),
      locations: textsOf(row.handle_location).map((place) => ({ address: place.replace(/^办理地点：/, '') })),
      phones: withoutEmpty({ consult: textOf(row.consult_phone), complaint: textOf(row.complain_phone) }),
      online: withoutEmpty({
        channel: textOf(row.bear_paltform),
        url: textOf(row.URL),
        visits: countOf(row.visit_number),
        booking: { 是: true, 否: false }[textOf(row.online_book) ?? ''],
        booking_url: textOf(row.online_book_addr),
        courier: textOf(row.courier_service),
      }),
      extra: extraOf(row),
    }),
  )
}

function extraOf(row: GuangdongRow): Record<string, string> {
  return Object.fromEntries(
    Object.entries(GUANGDONG_FIELDS).flatMap(([field, path]) => {
      const value = path.startsWith('extra.') ? textOf(row[field]) : undefined
      return value === undefined ? [] : [[path.slice('extra.'.length), value]]
    }),
  )
}

function withoutEmpty<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, part]) =>
        part !== undefined &&
        !(Array.isArray(part) && part.length === 0) &&
        !(typeof part === 'object' && part !== null && Object.keys(part).length === 0),
    ),
  ) as T
}
