import type {
  CatalogueFile,
  CategoriesFile,
  CityFile,
  DepartmentsFile,
  HolidaysFile,
  RulesFile,
  SensitiveFile,
  SlaFile,
  SynonymsFile,
} from './pack-files.ts'
import {
  readCatalogue,
  readCategory,
  readDepartment,
  readDistrict,
  readRule,
  readSensitiveClass,
  readSynonyms,
} from './read-entries.ts'
import { readPackFile } from './read-file.ts'
import { checkReferences } from './references.ts'
import { readServiceLevels } from './service-levels.ts'
import type { CityPack } from './types.ts'

/** Read a city pack folder; only `city.yaml` must be there. ERR_CONFIG naming file and field when something is wrong. */
export async function loadFolder(dir: string): Promise<CityPack> {
  const city = (await readPackFile<CityFile>(dir, 'city', true))!
  const departments = await readPackFile<DepartmentsFile>(dir, 'departments', false)
  const categories = await readPackFile<CategoriesFile>(dir, 'categories', false)
  const rules = await readPackFile<RulesFile>(dir, 'rules', false)
  const holidays = await readPackFile<HolidaysFile>(dir, 'holidays', false)
  const sensitive = await readPackFile<SensitiveFile>(dir, 'sensitive-words', false)
  const pack: CityPack = {
    id: city.id,
    name: city.name,
    aliases: city.aliases ?? [],
    hotline: city.hotline?.number ?? '12345',
    emergencyNumbers: city.emergency_numbers ?? [],
    publicPhones: phonesIn([city, departments]),
    departments: (departments?.departments ?? []).map(readDepartment),
    districts: (city.districts ?? []).map(readDistrict),
    taxonomy: {
      version: categories?.version ?? '',
      roots: (categories?.categories ?? []).map(readCategory),
    },
    rules: (rules?.rules ?? []).map(readRule),
    serviceLevels: readServiceLevels(await readPackFile<SlaFile>(dir, 'sla', false)),
    holidays: { extraWorking: holidays?.extra_working ?? [], extraOff: holidays?.extra_off ?? [] },
    sensitiveClasses: (sensitive?.classes ?? []).map(readSensitiveClass),
    synonyms: readSynonyms(await readPackFile<SynonymsFile>(dir, 'synonyms', false)),
    catalogue: readCatalogue(await readPackFile<CatalogueFile>(dir, 'catalogue', false)),
    files: {
      departments: 'departments.yaml',
      categories: 'categories.yaml',
      rules: 'rules.yaml',
      catalogue: 'catalogue.yaml',
    },
  }
  checkReferences(pack)
  return pack
}

/** Every fixed line that the files state, of whatever field. */
const phonesIn = (files: readonly unknown[]): string[] => [
  ...new Set(JSON.stringify(files).match(/(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/g) ?? []),
]
