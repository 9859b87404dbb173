import { expect, test } from 'vitest'
import { governmentOf, resolveDepartment } from '../../../city/index.ts'
import { loadHomeLibrary } from './evidence/home-library.ts'

const { pack, tickets } = await loadHomeLibrary()
/** So many past tickets of a category, so much of them of one lead, are no chance. */
const MANY = 5
const MOST = 0.7
const GOVERNMENT = '区县政府'

/** Leads of past tickets by category path; outside the zones, whose management takes what elsewhere bureaus do. */
function leadsByCategory(): Map<string, string[]> {
  const zones = new Set(
    pack.districts.map(({ name }) => name).filter((name) => resolveDepartment(pack, '管委会', name) !== null),
  )
  const governments = new Set(pack.districts.map(({ name }) => governmentOf(pack, name)?.short))
  const found = new Map<string, string[]>()
  for (const { category, department, district } of tickets) {
    if (district !== null && zones.has(district)) continue
    const path = category.join('/')
    found.set(path, [...(found.get(path) ?? []), governments.has(department) ? GOVERNMENT : department])
  }
  return found
}

/** Default departments by category path; a node without any has those above it. */
function defaultsByCategory(): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  const walk = (nodes: typeof pack.taxonomy.roots, above: string[], inherited: readonly string[]): void => {
    for (const { name, departments, children } of nodes) {
      const path = [...above, name]
      const own = departments.length > 0 ? departments : inherited
      found.set(path.join('/'), own)
      walk(children, path, own)
    }
  }
  walk(pack.taxonomy.roots, [], [])
  return found
}

test('whoever led most past tickets of a category is one of its default departments', () => {
  const defaults = defaultsByCategory()
  const astray = [...leadsByCategory()].flatMap(([path, leads]) => {
    const most = leads.filter((lead) => lead === modeOf(leads)).length
    const clear = leads.length >= MANY && most / leads.length >= MOST
    return clear && !defaults.get(path)?.includes(modeOf(leads)) ? [`${path}: ${modeOf(leads)}`] : []
  })
  expect(astray).toEqual([])
})

const modeOf = (names: readonly string[]): string => {
  const count = (name: string): number => names.filter((other) => other === name).length
  return [...names].sort((a, b) => count(b) - count(a))[0]!
}
