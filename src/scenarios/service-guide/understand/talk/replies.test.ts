import { expect, test } from 'vitest'
import type { CatalogueEntry } from '../item/catalogue.ts'
import { itemLeading } from './replies.ts'

const entries = ['海钓“一次办”', '海钓许可证申领（2026年）', '海钓'].map(
  (name) => ({ id: name, item: { id: name, name } }) as unknown as CatalogueEntry,
)

test.each<[string, string | null]>([
  ['“海钓“一次办””办理要点：\n材料：无。[1]', '海钓“一次办”'],
  ['“海钓许可证申领”收费：“免费”。[1]', '海钓许可证申领（2026年）'],
  ['依据：《办法》第一条[1]。\n“海钓”收费：不收费。[1]', '海钓'],
  ['“海钓一日游”不收费。[1]', null],
  ['海钓不收费。[1]', null],
])('%s', (reply, name) => expect(itemLeading(reply, { entries })?.item.name ?? null).toBe(name))
