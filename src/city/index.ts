import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { HuidaError } from '../shared/errors.ts'
import { loadAnnotationFile } from './load-annotation.ts'
import { loadFolder } from './load-folder.ts'
import type { CityPack } from './types.ts'

export { createContactBook, publicNumbersOf } from './contacts.ts'
export {
  districtNamesOf,
  governmentOf,
  GOVERNMENTS,
  namesOf,
  placeNamesOf,
  placeholderOf,
  PLACEHOLDERS,
  resolveDepartment,
} from './places.ts'
export { requireDistrict, unknownDistrict } from './known-district.ts'
export { NATIONAL_NUMBERS } from './national-numbers.ts'
export { ownerOf } from './prose-rules.ts'
export type * from './types.ts'

const DEFAULT_PACK = fileURLToPath(new URL('../../corpus/city', import.meta.url))

/**
 * Read a city pack: a folder, or one JSON file of categories, departments, districts and rules; null takes the sample
 * city's. ERR_CONFIG naming file and field when it is not there or not in order.
 */
export async function loadCityPack(path: string | null): Promise<CityPack> {
  const place = path ?? DEFAULT_PACK
  const found = statSync(place, { throwIfNoEntry: false })
  if (found === undefined) throw new HuidaError('ERR_CONFIG', `找不到城市包：${place}`)
  return found.isDirectory() ? loadFolder(place) : loadAnnotationFile(place)
}
