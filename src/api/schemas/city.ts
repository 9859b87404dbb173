import { Type, type Static } from 'typebox'
import type { CategoryNode, CityPack } from '../../city/types.ts'
import { NullableString } from './common.ts'

interface Category {
  name: string
  children: Category[]
}

const CategorySchema = Type.Unsafe<Category>({
  type: 'object',
  required: ['name', 'children'],
  properties: {
    name: { type: 'string' },
    children: { type: 'array', items: { type: 'object', additionalProperties: true } },
  },
})

/** What the desk offers to choose from; all of it is the city pack's. */
export const CitySchema = Type.Object({
  name: Type.String(),
  hotline: Type.String(),
  departments: Type.Array(
    Type.Object({
      short: Type.String({ description: '简称，其他接口都用它' }),
      name: Type.String(),
      level: NullableString('层级'),
      phone: NullableString('电话'),
    }),
  ),
  districts: Type.Array(Type.Object({ name: Type.String(), units: Type.Array(Type.String()) })),
  categories: Type.Array(CategorySchema, { description: '分类树' }),
  special_limits: Type.Array(Type.String(), { description: '专项时限' }),
})

const categoryView = ({ name, children }: CategoryNode): Category => ({
  name,
  children: children.map(categoryView),
})

/** A city pack as the desk needs it. */
export const cityView = (city: CityPack): Static<typeof CitySchema> => ({
  name: city.name,
  hotline: city.hotline,
  departments: city.departments.map(({ short, name, level, phone }) => ({ short, name, level, phone })),
  districts: city.districts.map(({ name, units }) => ({ name, units })),
  categories: city.taxonomy.roots.map(categoryView),
  special_limits: city.serviceLevels.special.map(({ name }) => name),
})
