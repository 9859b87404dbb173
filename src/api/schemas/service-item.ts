import { Type, type Static } from 'typebox'
import { GuideSchema } from '../../scenarios/service-guide/index.ts'
import type { StoredServiceItem } from '../../store/ports.ts'
import { NullableNumber, NullableString, pageOf } from './common.ts'

/** A service item as the list shows it. */
export const ServiceItemSummarySchema = Type.Object({
  id: Type.String({ description: '编号，也是政策库中办事指南的文件编号' }),
  code: NullableString('事项编码'),
  name: Type.String({ description: '事项名称' }),
  aliases: Type.Array(Type.String(), { description: '口语名称' }),
  type: NullableString('事项类型'),
  department: NullableString('实施主体'),
  audience: Type.Array(Type.String()),
  topics: Type.Array(Type.String()),
  online_depth: NullableString('网办深度'),
  updated_at: NullableString('更新日期'),
  sample: Type.Boolean({ description: '示例事项' }),
  source: Type.String({ description: '文件名' }),
})

/** One page of the list. */
export const ServiceItemListSchema = Type.Object({
  items: Type.Array(ServiceItemSummarySchema),
  offset: Type.Integer(),
  limit: Type.Integer(),
  next_offset: NullableNumber('下一页的 offset；没有下一页为空'),
  total: Type.Integer({ description: '符合的事项总数' }),
})

/** Query of the list. */
export const ServiceItemListQuery = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 200, description: '按名称、口语名称、编码、部门查找' })),
    ...pageOf('项'),
  },
  { additionalProperties: false },
)

/** A whole item; what its guide does not state is absent. */
export const ServiceItemSchema = Type.Object({
  ...GuideSchema.properties,
  source: Type.String({ description: '文件名' }),
})

/** An item with all it states; keys without a value are left out when it is written. */
export const itemView = ({ source, item }: StoredServiceItem): Static<typeof ServiceItemSchema> =>
  ({ ...item, source }) as Static<typeof ServiceItemSchema>

/** An item for the list. */
export function itemSummaryView({
  id,
  source,
  item,
}: StoredServiceItem): Static<typeof ServiceItemSummarySchema> {
  return {
    id,
    code: item.code ?? null,
    name: item.name,
    aliases: item.aliases ?? [],
    type: item.type ?? null,
    department: item.department ?? null,
    audience: item.audience ?? [],
    topics: item.topics ?? [],
    online_depth: item.online?.depth ?? null,
    updated_at: item.updated_at ?? null,
    sample: item.sample ?? false,
    source,
  }
}
