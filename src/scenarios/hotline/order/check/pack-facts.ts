import { namesOf, publicNumbersOf, type CityPack } from '../../../../city/index.ts'
import { numberValues } from '../../../../shared/text/numbers.ts'

/** What orders are checked against, read from a city pack once. */
export interface PackFacts {
  departments: ReadonlySet<string>
  /** Every name a department is or was known by. */
  departmentNames: readonly string[]
  numbers: ReadonlySet<string>
  publicNumbers: readonly string[]
}

const facts = new WeakMap<CityPack, PackFacts>()

/** Departments, numbers and public phone numbers of a pack. */
export function factsOf(pack: CityPack): PackFacts {
  const known = facts.get(pack)
  if (known !== undefined) return known
  const { departments } = pack
  const made: PackFacts = {
    departments: new Set(departments.map(({ short }) => short)),
    departmentNames: departments.flatMap(namesOf),
    numbers: numberValues(stringsIn({ ...pack, synonyms: [...pack.synonyms] })),
    publicNumbers: publicNumbersOf(pack),
  }
  facts.set(pack, made)
  return made
}

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'number') yield String(value)
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) yield* stringsIn(part)
}
