import { Type } from 'typebox'
import { Extent, NullableNumber, NullableString, OneOf, pageOf } from './common.ts'

const Relation = Type.Object({ type: Type.String(), target: Type.String() })

/** A document as the list shows it. */
export const DocumentSummarySchema = Type.Object({
  id: Type.String(),
  source: Type.String({ description: '文件名' }),
  path: Type.String(),
  title: NullableString('标题'),
  issuer: NullableString('发文机关'),
  doc_no: NullableString('发文字号'),
  kind: NullableString('文种'),
  region: NullableString('地区'),
  level: NullableString('层级'),
  status: NullableString('文件自己写明的状态'),
  validity: Type.String({ description: '今天的效力' }),
  written_at: NullableString('成文日期'),
  published_at: NullableString('发布日期'),
  effective_from: NullableString('施行日期'),
  effective_to: NullableString('失效日期'),
  period: Type.Unsafe<{ from: number; to: number } | null>({
    type: ['object', 'null'],
    description: '规划期',
    properties: { from: { type: 'integer' }, to: { type: 'integer' } },
  }),
  relations: Type.Array(Relation),
  audience: Type.Array(Type.String()),
  topics: Type.Array(Type.String()),
  url: NullableString('来源网址'),
  sample: Type.Boolean({ description: '示例文件' }),
  media_type: Type.String(),
  chunk_count: Type.Integer({ description: '片段数' }),
  embedded_count: Type.Integer({ description: '已有向量的片段数' }),
  warning_count: Type.Integer({ description: '入库提示数' }),
  ingested_at: Type.String(),
})

/** One page of the list. */
export const DocumentListSchema = Type.Object({
  items: Type.Array(DocumentSummarySchema),
  offset: Type.Integer(),
  limit: Type.Integer(),
  next_offset: NullableNumber('下一页的 offset；没有下一页为空'),
  total: Type.Integer({ description: '库中（这一类）文件总数' }),
})

/** Query of the list. */
export const DocumentListQuery = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 200, description: '按标题、文号、机关查找' })),
    group: Type.Optional(
      OneOf(['policies', 'guides'], '只列政策文件（policies）或办事指南（guides）；默认全部，政策文件在前'),
    ),
    ...pageOf('份'),
  },
  { additionalProperties: false },
)

const Section = Type.Object({
  anchor: Type.String(),
  parent: NullableString('上级'),
  level: Type.Integer(),
  label: NullableString('编号'),
  title: Type.String(),
  ...Extent,
})

const Row = Type.Object({
  anchor: Type.String(),
  group: NullableString('分组'),
  name: Type.String(),
  unit: NullableString('单位'),
  cells: Type.Record(Type.String(), Type.String()),
})

/** A document with what was read out of it. */
export const DocumentDetailSchema = Type.Object({
  ...DocumentSummarySchema.properties,
  characters: Type.Integer({ description: '正文字数' }),
  outline: Type.Array(Section),
  units: Type.Array(
    Type.Object({ anchor: Type.String(), unit: Type.String(), role: Type.String(), ...Extent }),
    { description: '责任单位' },
  ),
  tables: Type.Array(
    Type.Object({
      anchor: Type.String(),
      caption: NullableString('表题'),
      header: Type.Array(Type.String()),
      rows: Type.Array(Row),
      ...Extent,
    }),
  ),
  terms: Type.Array(Type.Object({ anchor: Type.String(), term: Type.String(), definition: Type.String() })),
  warnings: Type.Array(
    Type.Object({
      code: Type.String(),
      message: Type.String(),
      start: Type.Optional(Type.Integer()),
      end: Type.Optional(Type.Integer()),
    }),
    { description: '入库时的提示' },
  ),
})

/** Query of the text route. */
export const PassageQuery = Type.Object(
  {
    anchor: Type.Optional(Type.String({ maxLength: 1000, description: '位置标识' })),
    quote: Type.Optional(Type.String({ maxLength: 2000, description: '要标出的原文' })),
    context: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 1_000_000, description: '前后各带多少字，默认 1500' }),
    ),
  },
  { additionalProperties: false },
)

/** A stretch of a document's text; all offsets but `offset` are into `text`. */
export const PassageSchema = Type.Object({
  doc_id: Type.String(),
  title: NullableString('标题'),
  anchor: NullableString('位置标识'),
  path: Type.String(),
  text: Type.String(),
  offset: Type.Integer({ description: '这段文字在全文中的起点' }),
  total: Type.Integer({ description: '全文字数' }),
  highlights: Type.Array(Type.Object(Extent)),
  headings: Type.Array(Type.Object({ anchor: Type.String(), level: Type.Integer(), start: Type.Integer() })),
  tables: Type.Array(Type.Object({ anchor: Type.String(), ...Extent })),
})
