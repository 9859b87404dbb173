import { namesOf, PLACEHOLDERS } from './places.ts'
import type { Boundary, Department } from './types.ts'

/** `主派`, `先派` and the like stand before whoever leads. */
const LEAD = /(?:主派|先派|归|由)(\p{Script=Han}+?)(?:主办|统筹|协办|办理|可接受|[，；。、]|$)/gu

/** Endings that speech leaves out: 城市管理局 → 城市管理, 消防救援支队 → 消防救援. */
const ENDING = /(?:管理局|管理中心|委员会|集团|局|委|办|中心|支队|公司)$/

/**
 * Rules that a librarian wrote in prose (`issue → 主派…；…可接受`) as boundaries: the first department named after
 * `主派` leads, the others named are `with`. A rule that names no known department is left out.
 */
export function readBoundaries(
  rules: Readonly<Record<string, string>>,
  departments: readonly Department[],
): Boundary[] {
  return Object.entries(rules).flatMap(([issue, rule], index) => {
    const named = departmentsIn(rule, departments)
    const lead = leadIn(rule, departments) ?? named[0]
    if (lead === undefined) return []
    return [
      {
        id: `H${String(index + 1).padStart(2, '0')}`,
        issue,
        lead,
        rule,
        basis: null,
        with: named.filter((name) => name !== lead),
        cues: issue.split(/[/、与和]/).filter((cue) => cue.length >= 2),
      },
    ]
  })
}

function leadIn(rule: string, departments: readonly Department[]): string | undefined {
  for (const [, words] of rule.matchAll(LEAD)) {
    const [lead] = departmentsIn(words!, departments)
    if (lead !== undefined) return lead
  }
  return undefined
}

/** Who is meant without a name. */
const OF_THE_PLACE = /属地|乡镇|街道|管委会|区县/

/** Stems that are no department's alone. */
const COMMON = new Set(['政府'])

/** Who a clause such as `排污由生态环境查处` says is in charge; null when it names nobody. */
export function ownerOf(clause: string, departments: readonly Department[]): string | null {
  const after = /(?:主派|先派|归|由)(?!.*(?:主派|先派|归|由))(.+)$/u.exec(clause)?.[1]
  const named = after === undefined ? [] : departmentsIn(after, departments)
  return named[0] ?? departmentsIn(clause, departments)[0] ?? null
}

/** Short names of the departments that a sentence names in full or as people shorten them, in order of place. */
function departmentsIn(text: string, departments: readonly Department[]): string[] {
  const found = departments.flatMap((department) => {
    const places = callNamesOf(department).flatMap((name) => {
      const at = text.indexOf(name)
      return at < 0 ? [] : [at]
    })
    return places.length === 0 ? [] : [{ short: department.short, at: Math.min(...places) }]
  })
  const local = text.search(OF_THE_PLACE)
  const placed = local < 0 ? found : [...found, { short: PLACEHOLDERS[0]!, at: local }]
  return placed.sort((a, b) => a.at - b.at).map(({ short }) => short)
}

/** What a department is called in passing: names and aliases without city, ending and what follows 和. */
function callNamesOf(department: Department): string[] {
  if (department.district !== null) return []
  const stems = namesOf(department).flatMap((name) => {
    const bare = name.replace(/^\p{Script=Han}{0,3}?市(?!场)/u, '')
    const stem = bare.replace(ENDING, '')
    return [bare, stem, stem.split(/[和与]/)[0]!]
  })
  return [...new Set(stems)].filter((stem) => stem.length >= 2 && !COMMON.has(stem))
}
