import type { Basis, Suggestion } from '../../types.ts'
import type { AdviceSubject, Adviser } from '../adviser.ts'
import type { PlacedMatter } from './evidence.ts'
import type { Scoring } from '../ranker/features.ts'
import type { EvidenceGroup } from './evidence-groups.ts'
import { TICKETS } from '../ticket-matter.ts'
import { governmentSlot, placeSlotsOf } from './place-matters.ts'
import type { RuleHit } from '../rules/rules.ts'

const KIND = {
  duty: 'duty',
  keywords: 'duty',
  boundary: 'boundary',
  category: 'category',
  catalogue: 'duty',
  lesson: 'duty',
  item: 'policy',
  clause: 'policy',
  ticket: 'ticket',
} as const
const QUOTE_LENGTH = 120

/** Why a department: the rule that names it, its nearest duty and boundary, and the nearest case it handled. */
export function explain(
  { city }: Adviser,
  { district, text }: AdviceSubject,
  scoring: Scoring,
  department: string,
  hits: readonly RuleHit[],
): Pick<Suggestion, 'reason' | 'basis'> {
  const slots = [city.candidates.indexOf(department)]
  if (slots[0] === governmentSlot(city.pack, district)) slots.push(...placeSlotsOf(city.pack, slots[0]!))
  // What another city's pack says is no reason in this one.
  const sources = [...Object.values(city.pack.files), TICKETS]
  const nearest = (group: EvidenceGroup, kinds: readonly PlacedMatter['kind'][]) =>
    nearestMatter(scoring, city.evidence[group].matters, group, kinds, {
      slots,
      speaks: (matter) =>
        (group === 'clause' || sources.includes(matter.source)) && speaksFor(matter, department, text),
    })
  const ruled = hits.find((hit) => hit.department === department)
  const found = {
    duty: nearest('stated', ['duty']) ?? nearest('stated', ['keywords']),
    boundary: nearest('boundary', ['boundary']),
    catalogue: nearest('catalogue', ['catalogue', 'lesson']),
    category: city.foreign ? null : nearest('category', ['category']),
    clause: city.foreign ? null : nearest('clause', ['clause']),
    ticket: nearest('ticket', ['ticket']),
  }
  const basis = [
    ...(ruled === undefined ? [] : [basisOfRule(ruled, city.pack.files.rules)]),
    ...[found.duty, found.boundary, found.clause, found.catalogue, found.ticket].flatMap((entry) =>
      entry === null ? [] : [basisOf(entry.matter)],
    ),
  ]
  return { reason: reasonOf(ruled, found), basis }
}

/** A government's duties are its own, not its neighbour's of the same kind; a word speaks only where it was said. */
function speaksFor({ kind, path, text: word }: PlacedMatter, department: string, text: string): boolean {
  if (kind === 'duty') return path.startsWith(`${department} `)
  return kind !== 'keywords' || (path.startsWith(`${department} `) && text.includes(word))
}

interface Found {
  matter: PlacedMatter
  score: number
}

/** Least likeness worth showing, by meaning and by words. */
const WORTH = { meaning: 0.45, words: 0.08 }
/** A clause says much that is none of the ticket's matter: it must be alike both ways. */
const WORTH_OF_CLAUSE = { meaning: 0.55, words: 0.1 }

function nearestMatter(
  { likenesses }: Scoring,
  matters: readonly PlacedMatter[],
  group: EvidenceGroup,
  kinds: readonly PlacedMatter['kind'][],
  { slots, speaks }: { slots: readonly number[]; speaks(matter: PlacedMatter): boolean },
): Found | null {
  const { meaning, words } = likenesses[group]
  let best: Found | null = null
  matters.forEach((matter, at) => {
    if (!kinds.includes(matter.kind) || !speaks(matter)) return
    if (!matter.shares.some(([candidate]) => slots.includes(candidate))) return
    const score = (meaning?.[at] ?? 0) + words[at]!
    if (isWorth(group, meaning?.[at] ?? null, words[at]!) && score > (best?.score ?? 0))
      best = { matter, score }
  })
  return best
}

function isWorth(group: EvidenceGroup, meaning: number | null, words: number): boolean {
  if (group === 'clause')
    return words >= WORTH_OF_CLAUSE.words && (meaning === null || meaning >= WORTH_OF_CLAUSE.meaning)
  return meaning === null ? words >= WORTH.words : meaning >= WORTH.meaning
}

const basisOf = ({ kind, source, path, quote, document }: PlacedMatter): Basis => ({
  kind: KIND[kind],
  source,
  path,
  quote: quote.slice(0, QUOTE_LENGTH),
  document: document ?? null,
})

const basisOfRule = ({ rule }: RuleHit, source: string): Basis => ({
  kind: 'rule',
  source,
  path: `规则 ${rule.id}`,
  quote: ruleText(rule),
  document: rule.basis,
})

/** A rule's name with what its librarian advises. */
const ruleText = ({ name, then: { advice } }: RuleHit['rule']): string =>
  advice === null ? name : `${name}：${advice}`

type FoundByKind = Record<'duty' | 'boundary' | 'clause' | 'catalogue' | 'category' | 'ticket', Found | null>

/** One Chinese sentence out of what speaks for the department most. */
function reasonOf(
  ruled: RuleHit | undefined,
  { duty, boundary, clause, catalogue, category, ticket }: FoundByKind,
): string {
  const parts = [
    ruled && `命中规则“${ruleText(ruled.rule)}”（${ruled.words.join('、')}）`,
    duty && `职责含“${duty.matter.quote}”`,
    boundary && boundary.matter.path.replace(/^边界 \S+ /, '边界规定：') + `，${boundary.matter.quote}`,
    clause && `${clause.matter.path}规定“${clause.matter.quote}”`,
    catalogue && `派单目录“${catalogue.matter.quote}”归其主办`,
    category && `同类事项“${category.matter.text.split(' ').at(-1)}”通常由其办理`,
    ticket && `相似工单 ${ticket.matter.path} 由其办理`,
  ].filter((part) => typeof part === 'string')
  return parts.length === 0 ? '综合职责、类别和历史工单排序' : `${parts.slice(0, 3).join('；')}。`
}
