import { parseDate } from '../../../../shared/text/dates.ts'
import type {
  DocumentFields,
  DocumentLevel,
  DocumentRelation,
  DocumentStatus,
} from '../../../../store/records.ts'

/** A row or front matter as parsed. */
export type RawFields = Readonly<Record<string, unknown>>

const KEYS: Readonly<Record<string, readonly string[]>> = {
  id: ['id', 'docid', 'doc_id', 'document_id', '编号'],
  title: ['title', '标题', '题名', '文件名称', '名称'],
  issuer: [
    'issuer',
    '发文机关',
    '发文单位',
    '发布机构',
    '制定机关',
    'department',
    'dept',
    'agency',
    'source',
  ],
  docNo: ['doc_no', 'docno', 'document_no', '文号', '发文字号'],
  kind: ['kind', '文种'],
  region: ['region', '地区', '区域', '行政区划'],
  level: ['level'],
  status: ['status', '状态', '效力', '有效性', '时效性'],
  writtenAt: ['written_at', '成文日期'],
  publishedAt: ['published_at', 'publish_date', 'pub_date', 'date', '发布日期', '公布日期', '日期'],
  effectiveFrom: ['effective_from', 'effective_date', '施行日期', '实施日期', '生效日期'],
  effectiveTo: ['effective_to', '失效日期', '有效期至'],
  url: ['url', 'source_url', 'link', '链接', '网址'],
  text: ['text', 'content', 'body', 'original_text', 'full_text', '正文', '内容', '全文'],
}

/** Value of the first of a field's keys that the row has, as trimmed text; '' when none has any. */
export function readKey(raw: RawFields, field: string): string {
  for (const key of KEYS[field] ?? []) {
    const value = raw[key]
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    if (typeof value === 'number' || typeof value === 'bigint') return String(value)
    if (value instanceof Date) return value.toISOString().slice(0, 10)
  }
  return ''
}

/** True when a header or row has a key for the field. */
export const hasKey = (names: readonly string[], field: string): boolean =>
  (KEYS[field] ?? []).some((key) => names.includes(key))

const STATUSES: readonly DocumentStatus[] = ['征求意见稿', '有效', '已修订', '已废止']
const LEVELS: readonly DocumentLevel[] = ['national', 'province', 'city', 'county']
/** What an institution's name ends in; a column like `source` holds other things too. */
const INSTITUTION =
  /^[\p{Script=Han}（）、 ]{2,60}(?:政府|人大|政协|委员会|常委会|代表大会|办公厅|办公室|领导小组|指挥部|厅|局|部|委|院|署|会|中心|支队|总队|法院|检察院|银行|街道办事处)$/u

/** 晏政发〔2024〕3号, 第193号 */
const DOCUMENT_NUMBER = /[〔[（(﹝]\s*\d{4}\s*[〕\]）)﹞].*号|第\s*\d+\s*号/

/** The document fields that a row's keys plainly state; dates must be real, an issuer must be an institution. */
export function readFields(raw: RawFields): Partial<DocumentFields> {
  const fields: Partial<DocumentFields> = {}
  const title = readKey(raw, 'title')
  if (title !== '') fields.title = title
  const issuer = readKey(raw, 'issuer').replace(/\s+/g, ' ')
  if (INSTITUTION.test(issuer)) fields.issuer = issuer
  const docNo = readKey(raw, 'docNo')
  if (DOCUMENT_NUMBER.test(docNo)) fields.docNo = docNo
  for (const field of ['kind', 'region'] as const) {
    const value = readKey(raw, field)
    if (value !== '') fields[field] = value
  }
  for (const field of ['writtenAt', 'publishedAt', 'effectiveFrom', 'effectiveTo'] as const) {
    const date = parseDate(
      readKey(raw, field)
        .slice(0, 11)
        .replace(/T.*$| .*$/, ''),
    )
    if (date !== null) fields[field] = date
  }
  const url = readKey(raw, 'url')
  if (/^https?:\/\/\S+$/.test(url)) fields.url = url
  const status = STATUSES.find((value) => value === readKey(raw, 'status'))
  if (status) fields.status = status
  const level = LEVELS.find((value) => value === readKey(raw, 'level'))
  if (level) fields.level = level
  return { ...fields, ...readLists(raw) }
}

/** Fields of the demo library's front matter that are lists or flags. */
function readLists(raw: RawFields): Partial<DocumentFields> {
  const fields: Partial<DocumentFields> = {}
  const relations: DocumentRelation[] = (['supersedes', 'amends', 'repeals'] as const).flatMap((type) =>
    readList(raw[type]).map((target) => ({ type, target })),
  )
  if (relations.length > 0) fields.relations = relations
  for (const field of ['audience', 'topics'] as const) {
    const values = readList(raw[field])
    if (values.length > 0) fields[field] = values
  }
  if (raw['sample'] === true) fields.sample = true
  return fields
}

function readList(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()]
  if (!Array.isArray(value)) return []
  return value
    .filter((item): item is string => typeof item === 'string' && item.trim() !== '')
    .map((item) => item.trim())
}
