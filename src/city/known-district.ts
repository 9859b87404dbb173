import { HuidaError } from '../shared/errors.ts'
import type { District } from './types.ts'

/** A district by what people call it. */
type Called = Pick<District, 'name'> & { aliases: readonly string[] }

/** The district that somebody names, by its own name. ERR_DISTRICT_UNKNOWN where none, or more than one, is called so. */
export function requireDistrict(given: string, districts: readonly Called[]): string {
  const called = given.trim()
  const found = districts.filter(({ name, aliases }) => name === called || aliases.includes(called))
  const [only] = found.filter(({ name }) => found.length === 1 || name === called)
  if (only === undefined) throw unknownDistrict(given, districts)
  return only.name
}

/** ERR_DISTRICT_UNKNOWN that tells which districts there are. */
export function unknownDistrict(given: string, districts: readonly Called[]): HuidaError {
  const known = districts.map(({ name }) => name).join('、')
  const told = known === '' ? '城市包中没有区划' : `可以填：${known}`
  return new HuidaError('ERR_DISTRICT_UNKNOWN', `没有区划“${given.slice(0, 50)}”；${told}`)
}
