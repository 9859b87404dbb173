import { HuidaError } from '../shared/errors.ts'
import { PLACEHOLDERS } from './places.ts'
import type { CategoryNode, CityPack } from './types.ts'

/**
 * Every department, district and category that is referred to must exist. ERR_CONFIG naming file, field and the
 * stranger.
 */
export function checkReferences(pack: CityPack): void {
  const departments = new Set<string>([...pack.departments.map(({ short }) => short), ...PLACEHOLDERS])
  const districts = new Set(pack.districts.map(({ name }) => name))
  for (const [file, field, name] of departmentReferences(pack))
    if (!departments.has(name)) throw stranger(file, field, `部门“${name}”`, 'departments.yaml')
  for (const [file, field, name] of districtReferences(pack))
    if (!districts.has(name)) throw stranger(file, field, `区划“${name}”`, 'city.yaml')
  const categories = new Set(pack.taxonomy.roots.flatMap(namesUnder))
  for (const [file, field, name] of categoryNames(pack))
    if (!categories.has(name)) throw stranger(file, field, `分类“${name}”`, 'categories.yaml')
  holdUnique(pack)
}

const namesUnder = ({ name, children }: CategoryNode): string[] => [name, ...children.flatMap(namesUnder)]

type Reference = [file: string, field: string, name: string]

function departmentReferences({ departments, taxonomy, rules, catalogue }: CityPack): Reference[] {
  const boundaries = departments.flatMap(({ short, boundaries }) =>
    boundaries.flatMap(({ id, lead, with: others }) =>
      [lead, ...others].map((name): Reference => ['departments.yaml', `${short} 的边界 ${id}`, name]),
    ),
  )
  const supervised = departments.flatMap(({ short, supervisedBy }): Reference[] =>
    supervisedBy === null ? [] : [['departments.yaml', `${short} 的 supervised_by`, supervisedBy]],
  )
  const categories = taxonomy.roots.flatMap(categoryReferences)
  const ruled = rules.flatMap(({ id, then }) =>
    [...(then.department === null ? [] : [then.department]), ...then.co].map((name): Reference => [
      'rules.yaml',
      `规则 ${id} 的 then`,
      name,
    ]),
  )
  const listed = catalogue.map(({ department }): Reference => ['catalogue.yaml', '派单目录', department])
  return [...boundaries, ...supervised, ...categories, ...ruled, ...listed]
}

const categoryReferences = ({ code, name, departments, children }: CategoryNode): Reference[] => [
  ...departments.map((department): Reference => ['categories.yaml', `${code} ${name}`, department]),
  ...children.flatMap(categoryReferences),
]

const districtReferences = ({ departments, rules }: CityPack): Reference[] => [
  ...departments.flatMap(({ short, district }): Reference[] =>
    district === null ? [] : [['departments.yaml', `${short} 的 district`, district]],
  ),
  ...rules.flatMap(({ id, when }) =>
    when.district.map((name): Reference => ['rules.yaml', `规则 ${id} 的 when.district`, name]),
  ),
]

const categoryNames = ({ serviceLevels }: CityPack): Reference[] =>
  serviceLevels.special.flatMap(({ name, categories }) =>
    categories.map((category): Reference => ['sla.yaml', `专项时限“${name}”的 categories`, category]),
  )

function holdUnique({ departments }: CityPack): void {
  const seen = new Set<string>()
  for (const { short } of departments) {
    if (seen.has(short))
      throw new HuidaError('ERR_CONFIG', `城市包的 departments.yaml 有误：简称“${short}”重复`)
    seen.add(short)
  }
}

const stranger = (file: string, field: string, what: string, home: string): HuidaError =>
  new HuidaError('ERR_CONFIG', `城市包的 ${file} 有误：${field} 写的${what}不在 ${home} 中`)
