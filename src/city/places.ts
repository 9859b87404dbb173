import type { CityPack, Department, District } from './types.ts'

const OF_DISTRICT = '区县政府'
const OF_ZONE = '管委会'
const OF_CITY = '市级主管部门'

/** The placeholder that stands for a government or administration of a district. */
export const placeholderOf = ({ level, name }: Department): string =>
  level === '开发区管委会' || /管委会?$|管理委员会$/.test(name) ? OF_ZONE : OF_DISTRICT

/** Placeholders for whoever governs the place, of a county or a zone. */
export const GOVERNMENTS = [OF_DISTRICT, OF_ZONE] as const

/** Names that stand for whoever it is at the place of the event. */
export const PLACEHOLDERS: readonly string[] = [...GOVERNMENTS, OF_CITY]

/** The government or administration that answers for a district; null when the pack has none or no district is known. */
export function governmentOf(pack: CityPack, district: string | null): Department | null {
  if (district === null) return null
  return pack.departments.find((department) => department.district === district) ?? null
}

/**
 * Short name that a reference means at a place: itself when it is a department; of the placeholders `区县政府` and
 * `管委会` the government of the place, of a county never as `管委会`. Null when that can't be told (`市级主管部门` never can).
 */
export function resolveDepartment(pack: CityPack, name: string, district: string | null): string | null {
  if (name === OF_DISTRICT || name === OF_ZONE) {
    const government = governmentOf(pack, district)
    const isMeant = government !== null && (name === OF_DISTRICT || placeholderOf(government) === OF_ZONE)
    return isMeant ? government.short : null
  }
  return pack.departments.some(({ short }) => short === name) ? name : null
}

/** Everything a department is or was called, the short name first. */
export const namesOf = ({ short, name, aliases, former }: Department): string[] => [
  ...new Set([short, name, ...aliases, ...former]),
]

/** Everything that the city and its districts are called. */
export const placeNamesOf = ({ name, aliases, districts }: CityPack): string[] => [
  name,
  ...aliases,
  ...districts.flatMap((district) => [district.name, ...district.aliases]),
]

/** Everything a district is called, the longest first. */
export const districtNamesOf = ({ name, aliases }: District): string[] =>
  [...new Set([name, ...aliases])].sort((a, b) => b.length - a.length)
