import { governmentOf, resolveDepartment, type CityPack, type DispatchRule } from '../../../city/index.ts'

/** What a rule is held against. `text` includes the official terms of everyday wording. */
export interface RuleCase {
  text: string
  district: string | null
  category: readonly string[]
  /** ISO date. */
  asOf: string
}

/** A rule that hit, with the departments it means at the place; `department` is null when it names none or can't say. */
export interface RuleHit {
  rule: DispatchRule
  department: string | null
  coDepartments: string[]
  /** The words that made it hit, as they stand in the text. */
  words: string[]
}

/** Rules that hit, the highest priority first; rules of one priority keep their order. */
export function hitRules(pack: CityPack, subject: RuleCase): RuleHit[] {
  return pack.rules
    .flatMap((rule) => {
      const words = matchRule(rule, subject)
      return words === null ? [] : [resolve(pack, rule, subject.district, words)]
    })
    .sort((a, b) => b.rule.priority - a.rule.priority)
}

/** The hit words, or null when the rule does not apply: each condition that is stated must hold. */
function matchRule({ when, validFrom, validTo }: DispatchRule, subject: RuleCase): string[] | null {
  const { text, district, category, asOf } = subject
  if ((validFrom !== null && asOf < validFrom) || (validTo !== null && asOf > validTo)) return null
  const month = Number(asOf.slice(5, 7))
  if (when.activeMonths.length > 0 && !when.activeMonths.includes(month)) return null
  if (when.district.length > 0 && (district === null || !when.district.includes(district))) return null
  if (when.category.length > 0 && !when.category.some((name) => category.includes(name))) return null
  if (when.none.some((word) => alternative(word, text) !== null)) return null
  const any = when.any.flatMap((word) => alternative(word, text) ?? [])
  if (when.any.length > 0 && any.length === 0) return null
  const all = when.all.map((word) => alternative(word, text))
  if (all.includes(null)) return null
  return [...any, ...all.filter((word) => word !== null)]
}

/** The first of the alternatives `a|b|c` that stands in the text. */
const alternative = (words: string, text: string): string | null =>
  words.split('|').find((word) => word !== '' && text.includes(word)) ?? null

function resolve(pack: CityPack, rule: DispatchRule, district: string | null, words: string[]): RuleHit {
  const at = (name: string): string | null => resolveDepartment(pack, name, zoneOnly(pack, name, district))
  const department = rule.then.department === null ? null : at(rule.then.department)
  const coDepartments = rule.then.co.flatMap((name) => at(name) ?? []).filter((name) => name !== department)
  return { rule, department, coDepartments: [...new Set(coDepartments)], words }
}

/** `管委会` is a zone's administration only, never a county's government. */
function zoneOnly(pack: CityPack, name: string, district: string | null): string | null {
  if (name !== '管委会') return district
  return /管委/.test(governmentOf(pack, district)?.name ?? governmentOf(pack, district)?.short ?? '') ||
    /管理委员会/.test(governmentOf(pack, district)?.name ?? '')
    ? district
    : null
}
