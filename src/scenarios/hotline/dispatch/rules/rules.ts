import { resolveDepartment, type CityPack, type DispatchRule } from '../../../../city/index.ts'
import type { Synonyms } from '../../../../rag/lexicon/synonyms.ts'
import { isDenied } from '../../intake/danger/hazards.ts'
import { matchRule, placesOf, type RuleCase } from '../../match-rule.ts'

/** A rule that hit, with the departments it means at the place; `department` is null when it names none or can't say. */
export interface RuleHit {
  rule: DispatchRule
  department: string | null
  coDepartments: string[]
  /** The dangers, the categories and the words of the text that made it hit. */
  words: string[]
}

/** A text with the official terms of its everyday wording, but for words that are taken back: what rules are held against. */
export function withOfficialTerms(text: string, synonyms: Synonyms): string {
  const meant = (words: string): boolean => placesOf(text, words).some((span) => !isDenied(text, span))
  return [text, ...[...synonyms.expand(text)].flatMap(([words, terms]) => (meant(words) ? terms : []))].join(
    '\n',
  )
}

/** Rules that hit, the highest priority first; rules of one priority keep their order. */
export function hitRules(pack: CityPack, subject: RuleCase): RuleHit[] {
  return pack.rules
    .flatMap((rule) => {
      const words = matchRule(rule, subject, (span) => !isDenied(subject.text, span))
      return words === null ? [] : [resolve(pack, rule, subject.district, words)]
    })
    .sort((a, b) => b.rule.priority - a.rule.priority)
}

function resolve(pack: CityPack, rule: DispatchRule, district: string | null, words: string[]): RuleHit {
  const at = (name: string): string | null => resolveDepartment(pack, name, district)
  const department = rule.then.department === null ? null : at(rule.then.department)
  const coDepartments = rule.then.co.flatMap((name) => at(name) ?? []).filter((name) => name !== department)
  return { rule, department, coDepartments: [...new Set(coDepartments)], words }
}
