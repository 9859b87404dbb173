import type { CityPack, CategoryNode } from '../../src/city/index.ts'
import type { TicketRow } from './ticket-row.ts'

/** What is wrong with the gold of a ticket, in Chinese: names the city pack does not know, words the text does not hold. */
export function ticketFaults({ text, a, b, gold }: TicketRow, city: CityPack): string[] {
  if (gold.same !== undefined) return a && b ? [] : ['缺少成对的工单']
  if (text === undefined) return ['缺少 text']
  return [
    ...unknownDepartments(gold, city),
    ...unknownPlaces(gold, city),
    ...absentWords(text, gold),
    ...wrongSpans(text, gold),
  ]
}

type TicketGold = TicketRow['gold']

function unknownDepartments(gold: TicketGold, city: CityPack): string[] {
  const known = new Set(city.departments.flatMap(({ name, short }) => [name, short]))
  const named = [
    gold.department,
    ...(gold.co_departments ?? []),
    ...(gold.acceptable ?? []),
    ...(gold.demand_departments ?? []),
  ]
  return named.flatMap((name) => (name == null || known.has(name) ? [] : [`城市包没有部门：${name}`]))
}

function unknownPlaces({ category, district }: TicketGold, city: CityPack): string[] {
  const faults: string[] = []
  let level: readonly CategoryNode[] = city.taxonomy.roots
  for (const name of category ?? []) {
    const node = level.find((candidate) => candidate.name === name)
    if (node === undefined) return [`没有分类：${(category ?? []).join(' / ')}`]
    level = node.children
  }
  if (district != null && !city.districts.some(({ name }) => name === district))
    faults.push(`没有区县：${district}`)
  return faults
}

function absentWords(text: string, { event_time: time, lookalikes = [] }: TicketGold): string[] {
  const words = [...(time == null ? [] : [time]), ...lookalikes]
  return words.filter((word) => !text.includes(word)).map((word) => `正文没有：${word}`)
}

function wrongSpans(text: string, { pii = [] }: TicketGold): string[] {
  return pii.flatMap(({ kind, value, start, end }) => {
    const found = start === undefined ? text.includes(value) : text.slice(start, end) === value
    return found ? [] : [`${kind}不在正文所说的位置：${value}`]
  })
}
