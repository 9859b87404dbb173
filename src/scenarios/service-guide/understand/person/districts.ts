import type { ServiceLocation } from '../../../../store/service-item.ts'

/** A district of the city with the ways people call it. */
export interface District {
  name: string
  aliases: readonly string[]
}

/** Everyday words that depend on where the speaker is: no district by themselves. */
const RELATIVE = new Set(['市里', '城里', '县里', '山里', '老城'])
/** With several development zones this alone names none of them. */
const ANY_ZONE = '开发区'

/** Districts a text names, by the longest wording first. */
export function findDistricts(text: string, districts: readonly District[]): string[] {
  const wordings = districts
    .flatMap(({ name, aliases }) => [name, ...aliases].map((wording) => ({ name, wording })))
    .filter(({ wording }) => !RELATIVE.has(wording) && !(wording === ANY_ZONE && zonesOf(districts) > 1))
    .sort((a, b) => b.wording.length - a.wording.length)
  const found = new Map<string, number>()
  let rest = text
  for (const { name, wording } of wordings) {
    const at = rest.indexOf(wording)
    if (at < 0) continue
    if (!found.has(name)) found.set(name, at)
    rest = rest.replaceAll(wording, '\n'.repeat(wording.length))
  }
  return [...found].sort(([, a], [, b]) => a - b).map(([name]) => name)
}

const zonesOf = (districts: readonly District[]): number =>
  districts.filter(({ name }) => name.endsWith(ANY_ZONE)).length

/** Locations of a district; a location without one holds everywhere. */
export function locationsIn(
  locations: readonly ServiceLocation[],
  district: string,
): { location: ServiceLocation; index: number }[] {
  return locations.flatMap((location, index) =>
    location.district === undefined || location.district === district ? [{ location, index }] : [],
  )
}

/** The short way to call a district in an answer (`高新区` for 晏海高新技术产业开发区). */
export function shortName(name: string, districts: readonly District[]): string {
  const aliases = districts.find((district) => district.name === name)?.aliases ?? []
  const zone = aliases.find((alias) => /区$/.test(alias) && alias !== ANY_ZONE)
  return name.length > 6 && zone !== undefined ? zone : name
}

/** The text without the names of districts. */
export function withoutDistricts(text: string, districts: readonly District[]): string {
  const wordings = districts.flatMap(({ name, aliases }) => [name, ...aliases])
  return wordings
    .sort((a, b) => b.length - a.length)
    .reduce(
      (rest, wording) =>
        findDistricts(wording, districts).length > 0 ? rest.replaceAll(wording, ' ') : rest,
      text,
    )
}
