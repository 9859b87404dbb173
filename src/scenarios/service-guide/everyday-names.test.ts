import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { ServiceItem } from '../../store/service-item.ts'
import { createRecogniser, type RecognisedQuestion } from './recognise-question.ts'

const GUIDES = join(import.meta.dirname, '../../../corpus/service-guides')

describe('everyday names of the sample city', () => {
  let items: ServiceItem[]
  let recognise: (question: string) => RecognisedQuestion
  beforeAll(async () => {
    const files = (await readdir(GUIDES)).filter((file) => file.endsWith('.yaml'))
    items = await Promise.all(files.map(async (file) => parse(await readFile(join(GUIDES, file), 'utf8'))))
    recognise = createRecogniser(items, { districts: [], expand: () => [] })
  })

  test('belong to one item each', () => {
    const owners = new Map<string, string[]>()
    for (const { id, aliases = [] } of items)
      for (const alias of aliases) owners.set(alias, [...(owners.get(alias) ?? []), id])
    expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([])
  })

  test('name their own item before any other', () => {
    const stolen = items.flatMap(({ id, name, aliases = [] }) =>
      aliases.flatMap((alias) => {
        const [first] = recognise(alias).items
        return first?.id === id ? [] : [`${alias}: ${name} → ${first?.name}`]
      }),
    )
    expect(stolen).toEqual([])
  })
})
