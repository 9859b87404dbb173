import type {
  BoundaryEntry,
  CategoriesFile,
  CategoryEntry,
  CityFile,
  DepartmentsFile,
  HolidaysFile,
  CatalogueFile,
  RulesFile,
  SensitiveFile,
  SlaFile,
  SynonymsFile,
} from './pack-files.ts'
import { readPackFile } from './read-file.ts'
import { checkReferences } from './references.ts'
import { readServiceLevels } from './service-levels.ts'
import type { Boundary, CategoryNode, CityPack, Department, DispatchRule, District } from './types.ts'

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
    areaCode: city.area_code ?? null,
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
    sensitiveClasses: (sensitive?.classes ?? []).map((entry) => ({
      class: entry.class,
      action: entry.action ?? null,
      hotline: entry.hotline ?? [],
      words: entry.words,
      negatives: entry.negatives ?? [],
    })),
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

const readDepartment = (entry: DepartmentsFile['departments'][number]): Department => ({
  id: entry.id,
  name: entry.name,
  short: entry.short,
  aliases: entry.aliases ?? [],
  former: (entry.former ?? []).map(({ name }) => name),
  level: entry.level ?? null,
  district: entry.district ?? null,
  duties: entry.duties.map(({ text, basis }) => ({ text, basis: basis ?? null })),
  boundaries: (entry.boundaries ?? []).map(readBoundary),
  phone: entry.phone ?? null,
  keywords: entry.keywords ?? [],
})

const readBoundary = (entry: BoundaryEntry): Boundary => ({
  id: entry.id,
  issue: entry.issue,
  lead: entry.lead,
  with: entry.with ?? [],
  rule: entry.rule,
  basis: entry.basis ?? null,
  cues: entry.cues ?? [],
})

const readDistrict = (entry: NonNullable<CityFile['districts']>[number]): District => ({
  name: entry.name,
  aliases: entry.aliases ?? [],
  units: entry.units ?? [],
  landmarks: entry.landmarks ?? [],
})

const readCategory = (entry: CategoryEntry): CategoryNode => ({
  code: entry.code,
  name: entry.name,
  departments: entry.departments ?? [],
  children: (entry.children ?? []).map(readCategory),
})

const readRule = ({ when, then, ...entry }: RulesFile['rules'][number]): DispatchRule => ({
  id: entry.id,
  name: entry.name,
  priority: entry.priority,
  basis: entry.basis ?? null,
  validFrom: entry.valid_from ?? null,
  validTo: entry.valid_to ?? null,
  when: {
    any: when.any ?? [],
    all: when.all ?? [],
    none: when.none ?? [],
    district: when.district ?? [],
    category: when.category ?? [],
    activeMonths: entry.active_months ?? [],
  },
  then: {
    department: then.department ?? null,
    co: then.co ?? [],
    urgency: then.urgency ?? null,
    transfer: then.transfer ?? [],
    sensitive: then.sensitive ?? false,
    reject: then.reject ?? false,
    confidential: then.confidential ?? false,
    advice: then.advice ?? null,
  },
})

function readCatalogue(file: CatalogueFile | null): CityPack['catalogue'] {
  const read = (listed: Record<string, string[]> | undefined, lesson: boolean): CityPack['catalogue'] =>
    Object.entries(listed ?? {}).flatMap(([department, texts]) =>
      texts.map((text) => ({ text, department, lesson })),
    )
  return [...read(file?.catalogue, false), ...read(file?.lessons, true)]
}

function readSynonyms(file: SynonymsFile | null): Map<string, readonly string[]> {
  const entries = Object.values(file?.topics ?? {}).flat()
  return new Map(
    entries.map(([wording, official]) => [wording, Array.isArray(official) ? official : [official]]),
  )
}
