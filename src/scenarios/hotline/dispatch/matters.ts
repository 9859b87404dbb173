import {
  ownerOf,
  placeholderOf,
  type CategoryNode,
  type CityPack,
  type Department,
} from '../../../city/index.ts'

export type MatterKind =
  'duty' | 'keywords' | 'boundary' | 'category' | 'catalogue' | 'lesson' | 'item' | 'clause' | 'ticket'

/** A text that is known to belong to departments of one city, and where it stands. */
export interface Matter {
  kind: MatterKind
  text: string
  /** Short names (or placeholders of the place), with their part of it. */
  owners: { name: string; share: number }[]
  source: string
  path: string
  quote: string
  /** The document that settles it, where the pack states one. */
  document?: string | null
}

/** Everything a city pack says about who does what. */
export const mattersOfPack = (pack: CityPack): Matter[] => [
  ...dutiesOf(pack),
  ...boundariesOf(pack),
  ...catalogueOf(pack),
  ...pack.taxonomy.roots.flatMap((root) => categoriesOf(root, [], [], pack.files.categories)),
]

function dutiesOf({ departments, files }: CityPack): Matter[] {
  const source = files.departments
  return departments.flatMap((department) => {
    const { short, duties, keywords, district } = department
    const owners = [{ name: slotNameOf(department), share: 1 }]
    const lines = duties.map(({ text, basis }, at): Matter => ({
      kind: 'duty',
      text: bareDuty(text),
      owners,
      source,
      path: `${short} 职责 ${at + 1}`,
      quote: text,
      document: basis,
    }))
    const words = keywords.map((word): Matter => ({
      kind: 'keywords',
      text: word,
      owners,
      source,
      path: `${short} 口语词`,
      quote: word,
    }))
    return district === null ? [...lines, ...words] : lines
  })
}

/** A department's short name; of those that govern a place the placeholder, because the place of the event decides. */
export const slotNameOf = (department: Department): string =>
  department.district === null ? department.short : placeholderOf(department)

/** The same of a department by its short name; a placeholder or a stranger as it is called. */
export function slotNameIn(departments: readonly Department[], name: string): string {
  const department = departments.find(({ short }) => short === name)
  return department === undefined ? name : slotNameOf(department)
}

/** `负责…的查处` says what; the verb in front is in every line. */
const bareDuty = (text: string): string => text.replace(/^(?:负责|牵头|统筹|组织|承担|统一)/, '')

function boundariesOf({ departments, files }: CityPack): Matter[] {
  const boundaries = new Map(departments.flatMap((entry) => entry.boundaries.map((b) => [b.id, b] as const)))
  return [...boundaries.values()].flatMap(({ id, issue, rule, lead, basis, cues }) => {
    const path = `边界 ${id} ${issue}`
    const source = files.departments
    const clauses = rule.split(/[；。]/).flatMap((clause): Matter[] => {
      const owner = ownerOf(clause, departments)
      if (owner === null) return []
      return [
        {
          kind: 'boundary',
          text: `${issue}：${clause}`,
          owners: [{ name: owner, share: 1 }],
          source,
          path,
          quote: clause,
          document: basis,
        },
      ]
    })
    const words = cues.map((cue): Matter => ({
      kind: 'boundary',
      text: cue,
      owners: [{ name: lead, share: 1 }],
      source,
      path,
      quote: rule,
      document: basis,
    }))
    return [...clauses, ...words]
  })
}

const catalogueOf = ({ catalogue, departments, files }: CityPack): Matter[] =>
  catalogue.map(({ text, department, lesson }) => ({
    kind: lesson ? 'lesson' : 'catalogue',
    text,
    owners: [{ name: slotNameIn(departments, department), share: 1 }],
    source: files.catalogue,
    path: `派单目录 ${department}`,
    quote: text,
  }))

/** Share of the candidates of a category, the first preferred. */
const RANK_SHARES = [1, 0.4, 0.25, 0.2]

function categoriesOf(
  node: CategoryNode,
  above: readonly string[],
  inherited: readonly string[],
  source: string,
): Matter[] {
  const names = [...above, node.name]
  const departments = node.departments.length > 0 ? node.departments : inherited
  const own: Matter[] =
    departments.length === 0 || above.length === 0
      ? []
      : [
          {
            kind: 'category',
            text: names.join(' '),
            source,
            owners: departments.map((name, rank) => ({ name, share: RANK_SHARES[rank] ?? 0.1 })),
            path: `${node.code} ${names.join('/')}`,
            quote: departments.join('、'),
          },
        ]
  return [...own, ...node.children.flatMap((child) => categoriesOf(child, names, departments, source))]
}
