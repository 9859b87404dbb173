import type {
  BoundaryEntry,
  CatalogueFile,
  CategoryEntry,
  CityFile,
  DepartmentsFile,
  RulesFile,
  SensitiveFile,
  SynonymsFile,
} from './pack-files.ts'
import type {
  Boundary,
  CategoryNode,
  CityPack,
  Department,
  DispatchRule,
  District,
  SensitiveClass,
} from './types.ts'

/** A department with what is left out as nothing stated. */
export const readDepartment = (entry: DepartmentsFile['departments'][number]): Department => ({
  id: entry.id,
  name: entry.name,
  short: entry.short,
  aliases: entry.aliases ?? [],
  former: (entry.former ?? []).map(({ name }) => name),
  level: entry.level ?? null,
  district: entry.district ?? null,
  supervisedBy: entry.supervised_by ?? null,
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

/** A district. */
export const readDistrict = (entry: NonNullable<CityFile['districts']>[number]): District => ({
  name: entry.name,
  aliases: entry.aliases ?? [],
  units: entry.units ?? [],
  landmarks: entry.landmarks ?? [],
})

/** A node of the category tree with all below it. */
export const readCategory = (entry: CategoryEntry): CategoryNode => ({
  code: entry.code,
  name: entry.name,
  departments: entry.departments ?? [],
  children: (entry.children ?? []).map(readCategory),
})

/** A librarian’s rule; what is left out is no condition and no consequence. */
export const readRule = ({ when, then, ...entry }: RulesFile['rules'][number]): DispatchRule => ({
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
    danger: when.danger ?? [],
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

/** Words that are reported upwards. */
export const readSensitiveClass = (entry: SensitiveFile['classes'][number]): SensitiveClass => ({
  class: entry.class,
  action: entry.action ?? null,
  hotline: entry.hotline ?? [],
  words: entry.words,
  negatives: entry.negatives ?? [],
})

/** The dispatch catalogue with the lessons behind it. */
export function readCatalogue(file: CatalogueFile | null): CityPack['catalogue'] {
  const read = (listed: Record<string, string[]> | undefined, lesson: boolean): CityPack['catalogue'] =>
    Object.entries(listed ?? {}).flatMap(([department, texts]) =>
      texts.map((text) => ({ text, department, lesson })),
    )
  return [...read(file?.catalogue, false), ...read(file?.lessons, true)]
}

/** Everyday wording → official terms, of all topics. */
export function readSynonyms(file: SynonymsFile | null): Map<string, readonly string[]> {
  const entries = Object.values(file?.topics ?? {}).flat()
  return new Map(
    entries.map(([wording, official]) => [wording, Array.isArray(official) ? official : [official]]),
  )
}
