import { basename } from 'node:path'
import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { HuidaError } from '../shared/errors.ts'
import { describeValidation } from '../shared/validation-message.ts'
import { NATIONAL_NUMBERS } from './national-numbers.ts'
import { readBoundaries } from './prose-rules.ts'
import { readData } from './read-file.ts'
import { checkReferences } from './references.ts'
import { readServiceLevels } from './service-levels.ts'
import type { CategoryNode, CityPack, Department, District } from './types.ts'

const Aliases = Type.Optional(Type.Array(Type.String()))

/** One JSON file with what a hotline's annotators work by: a two-level tree, remits in words, rules in prose. */
const AnnotationFile = Type.Object({
  name: Type.Optional(Type.String({ minLength: 2 })),
  categories: Type.Array(
    Type.Object({
      l1: Type.String({ minLength: 1 }),
      l2: Type.Array(Type.Object({ name: Type.String({ minLength: 1 }) })),
    }),
  ),
  departments: Type.Array(
    Type.Object({
      name: Type.String({ minLength: 2 }),
      aliases: Aliases,
      remit: Type.String({ minLength: 1 }),
    }),
    { minItems: 1 },
  ),
  districts: Type.Array(Type.Object({ name: Type.String({ minLength: 1 }), aliases: Aliases })),
  rules: Type.Optional(Type.Object({ hard_rules: Type.Optional(Type.Record(Type.String(), Type.String())) })),
})
type AnnotationFile = Static<typeof AnnotationFile>

const check = Compile(AnnotationFile)

/** Read such a file as a city pack. ERR_CONFIG naming the file and the first field at fault. */
export async function loadAnnotationFile(path: string): Promise<CityPack> {
  const data = await readData(path)
  if (!check.Check(data)) {
    const detail = describeValidation(check.Errors(data), '文件')
    throw new HuidaError('ERR_CONFIG', `城市包 ${basename(path)} 有误：${detail}`)
  }
  const file = basename(path)
  const districts = data.districts.map(readDistrict)
  const departments = data.departments.map((entry, index) => readDepartment(entry, index, districts))
  const name = data.name ?? cityNameIn(data)
  const pack: CityPack = {
    id: file.replace(/\.\w+$/, ''),
    name,
    aliases: name.length > 2 ? [name.slice(0, -1)] : [],
    hotline: '12345',
    emergencyNumbers: NATIONAL_NUMBERS,
    departments,
    districts,
    rules: [],
    taxonomy: { version: '', roots: data.categories.map(readRoot) },
    serviceLevels: readServiceLevels(null),
    holidays: { extraWorking: [], extraOff: [] },
    sensitiveClasses: [],
    synonyms: new Map<string, readonly string[]>(),
    catalogue: [],
    files: { departments: file, categories: file, rules: file, catalogue: file },
  }
  const boundaries = readBoundaries(data.rules?.hard_rules ?? {}, departments)
  for (const department of departments)
    department.boundaries = boundaries.filter(
      ({ lead, with: others }) => lead === department.short || others.includes(department.short),
    )
  checkReferences(pack)
  return pack
}

const NOTE = /（[^（）]*）|\([^()]*\)/g

/** Aliases without their remarks; one remarked on as an old name is a former name. */
function readAliases(aliases: readonly string[]): Pick<Department, 'aliases' | 'former'> {
  const bare = (alias: string): string => alias.replace(NOTE, '').trim()
  const old = aliases.filter((alias) => /旧称|原称|曾用|原名/.test(alias))
  return {
    aliases: aliases.filter((alias) => !old.includes(alias)).map(bare),
    former: old.map(bare),
  }
}

const readDistrict = ({ name, aliases = [] }: AnnotationFile['districts'][number]): District => ({
  name,
  aliases: readAliases(aliases).aliases,
  units: [],
  landmarks: [],
})

function readDepartment(
  entry: AnnotationFile['departments'][number],
  index: number,
  districts: readonly District[],
): Department {
  const { name, remit } = entry
  return {
    id: `d${index + 1}`,
    name,
    short: name,
    ...readAliases(entry.aliases ?? []),
    level: levelOf(name),
    district: districts.find((district) => name.startsWith(district.name))?.name ?? null,
    supervisedBy: null,
    duties: splitRemit(remit).map((text) => ({ text, basis: null })),
    boundaries: [],
    phone: null,
    keywords: [],
  }
}

/** `占道、违建（城区）、停车秩序` as its parts; a remark in brackets stays with its part. */
const splitRemit = (remit: string): string[] =>
  remit
    .split(/[、；;，,](?![^（]*）)/)
    .map((part) => part.trim())
    .filter(Boolean)

function levelOf(name: string): string | null {
  if (/人民政府$/.test(name)) return '区县政府'
  if (/管委会?$|管理委员会$/.test(name)) return '开发区管委会'
  if (/公司$|集团$/.test(name)) return '公用企业'
  return name.startsWith('市') ? '市级部门' : null
}

const readRoot = ({ l1, l2 }: AnnotationFile['categories'][number], index: number): CategoryNode => {
  const code = String(index + 1).padStart(2, '0')
  const children = l2.map(({ name }, place) => ({
    code: `${code}${String(place + 1).padStart(2, '0')}`,
    name,
    departments: [],
    children: [],
  }))
  return { code, name: l1, departments: [], children }
}

/** The city's name is what most full names of departments begin with (`某某市教育局`); `本市` when none does. */
function cityNameIn({ departments }: AnnotationFile): string {
  const names = departments.flatMap(({ name, aliases = [] }) =>
    [name, ...aliases].flatMap(
      (text) => /^(?!市)(\p{Script=Han}{2,4}?市)(?!人民政府)\p{Script=Han}{2,}/u.exec(text)?.[1] ?? [],
    ),
  )
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '本市'
}
