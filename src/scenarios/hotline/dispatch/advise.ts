import { governmentOf, type CityPack } from '../../../city/index.ts'
import type { Synonyms } from '../../../rag/lexicon/synonyms.ts'
import { highest } from '../classify/top-of.ts'
import type { RuleCase } from '../match-rule.ts'
import { hasContent } from '../has-content.ts'
import type { DispatchAdvice, Suggestion } from '../types.ts'
import type { Accusation } from './rules/accused.ts'
import type { AdviceSubject, Adviser } from './adviser.ts'
import { coHandlers } from './co-departments.ts'
import type { DispatchCity } from './dispatch-city.ts'
import { explain } from './evidence/explain.ts'
import { extractFeatures, type Scoring } from './ranker/features.ts'
import { scoreCandidates } from './ranker/ranker.ts'
import { hitRules, withOfficialTerms, type RuleHit } from './rules/rules.ts'
import { softmax } from './ranker/softmax.ts'

const SUGGESTIONS = 5
/** So many are always named, as the contract of suggestions says; screens leave out what is hardly likely. */
const ALWAYS = 3
/** Of the others who has less than this share is no candidate: what speaks for them is chance. */
const LEAST_SHARE = 0.005
/** How much the first of several matters counts for the lead; the rest is the whole ticket's. */
const FOCUS = 0.75

/** Rank the departments for a ticket, rules first, with reasons; abstain below the trained confidence. */
export function advise(adviser: Adviser, subject: AdviceSubject): DispatchAdvice {
  const { city, ranker } = adviser
  if (!hasContent(subject.text)) return UNCLEAR
  const scoring = scoringOf(city, subject)
  const shares = softmax(scoresOf(adviser, subject, scoring), temperatureOf(adviser))
  const hits = hitRules(city.pack, ruleCaseOf(subject, adviser.synonyms))
  const accusation = subject.accusation ?? null
  const all = rank(city, shares, winnersOf(hits), adviser.rulePrecision)
  const ranked = avoid(all, accusation, adviser.rulePrecision)
  const first = ranked[0]
  const suggestions = ranked
    .slice(0, SUGGESTIONS)
    .filter(({ confidence }, at) => at < ALWAYS || confidence >= LEAST_SHARE)
    .map((entry): Suggestion => ({ ...entry, ...explain(adviser, subject, scoring, entry.department, hits) }))
    .map((entry) => (accusation?.above.includes(entry.department) ? withReason(entry, accusation) : entry))
  // Nobody is known to be above whom it accuses.
  const astray = accusation?.above.length === 0
  return {
    status: statusOf(subject, hits, astray ? 0 : (first?.confidence ?? 0), ranker.threshold),
    suggestions,
    coDepartments:
      first === undefined
        ? []
        : coDepartmentsOf(city, scoring, shares, hits, {
            lead: first.department,
            district: subject.district,
          }).filter((name) => accusation?.accused.includes(name) !== true),
    rules: hits.map(({ rule }) => ({ id: rule.id, name: rule.name, basis: rule.basis })),
    level: first === undefined ? null : levelOf(city.pack, first.department),
    ...(accusation !== null && { warnings: [accusation.warning] }),
  }
}

const withReason = (suggestion: Suggestion, { reason }: Accusation): Suggestion => ({
  ...suggestion,
  reason: `${reason}。${suggestion.reason}`,
})

/** Nobody leads what they are accused of: whoever is above them does, where the pack says who. */
function avoid(all: readonly Ranked[], accusation: Accusation | null, precision: number): readonly Ranked[] {
  if (accusation === null) return all
  const { accused, above } = accusation
  const rest = all.filter(({ department }) => !accused.includes(department) && !above.includes(department))
  return above.length === 0 ? rest : withLeaders(above, rest, precision)
}

/** Nothing to go by. */
const UNCLEAR: DispatchAdvice = {
  status: 'abstained',
  suggestions: [],
  coDepartments: [],
  rules: [],
  level: null,
}

/** What scores are divided by before they are confidences of this city. */
export const temperatureOf = ({ city, ranker }: Adviser): number =>
  ranker.temperature * (city.foreign ? ranker.foreignTemperature : 1)

function scoresOf({ city, ranker }: Adviser, subject: AdviceSubject, whole: Scoring): Float64Array {
  const scores = scoreCandidates(ranker, whole.features)
  if (subject.focus == null) return scores
  const { features } = extractFeatures(city, { query: subject.focus, district: subject.district })
  const first = scoreCandidates(ranker, features)
  return scores.map((score, at) => score * (1 - FOCUS) + first[at]! * FOCUS)
}

/** The department that would lead, without reasons; null when the city has none. */
export function leadOf(adviser: Adviser, subject: AdviceSubject): string | null {
  const { city, ranker } = adviser
  const winner = winnersOf(hitRules(city.pack, ruleCaseOf(subject, adviser.synonyms)))[0]
  if (winner !== undefined) return winner
  const { features } = scoringOf(city, subject)
  return city.candidates[highest(scoreCandidates(ranker, features))] ?? null
}

/** What was found of a subject's words and area already, or else now. */
const scoringOf = (city: Adviser['city'], { query, district, scoring }: AdviceSubject): Scoring =>
  scoring ?? extractFeatures(city, { query, district })

const ruleCaseOf = (
  { text, district, category, dangers = [], asOf }: AdviceSubject,
  synonyms: Synonyms,
): RuleCase => ({ text: withOfficialTerms(text, synonyms), district, category, dangers, asOf })

/** Departments of the rules of the highest priority; several stand side by side. */
function winnersOf(hits: readonly RuleHit[]): string[] {
  const named = hits.filter(({ department }) => department !== null)
  const highest = named.filter(({ rule }) => rule.priority === named[0]!.rule.priority)
  return [...new Set(highest.map(({ department }) => department!))]
}

interface Ranked {
  department: string
  confidence: number
}

/** What a rule names comes first; the others share what the rule leaves over. */
function rank(
  { candidates }: DispatchCity,
  shares: Float64Array,
  winners: readonly string[],
  rulePrecision: number,
): Ranked[] {
  const scored = candidates.map((department, at) => ({ department, confidence: shares[at]! }))
  scored.sort((a, b) => b.confidence - a.confidence)
  if (winners.length === 0) return scored.map(roundConfidence)
  const rest = scored.filter(({ department }) => !winners.includes(department))
  return withLeaders(winners, rest, rulePrecision)
}

/** Leaders side by side with the confidence that is theirs together; the rest share what is left. */
function withLeaders(leaders: readonly string[], rest: readonly Ranked[], precision: number): Ranked[] {
  const sum = rest.reduce((total, { confidence }) => total + confidence, 1e-9)
  return [
    ...leaders.map((department) => ({ department, confidence: precision / leaders.length })),
    ...rest.map(({ department, confidence }) => ({
      department,
      confidence: (confidence / sum) * (1 - precision),
    })),
  ].map(roundConfidence)
}

const roundConfidence = ({ department, confidence }: Ranked): Ranked => ({
  department,
  confidence: Math.round(confidence * 1000) / 1000,
})

function statusOf(
  { accepted }: AdviceSubject,
  hits: readonly RuleHit[],
  confidence: number,
  threshold: number,
): DispatchAdvice['status'] {
  if (!accepted || hits[0]?.rule.then.reject === true) return 'not_accepted'
  return confidence >= threshold ? 'suggested' : 'abstained'
}

/** Who a rule names beside the lead, and who takes part in such cases. */
function coDepartmentsOf(
  city: DispatchCity,
  scoring: Scoring,
  shares: Float64Array,
  hits: readonly RuleHit[],
  { lead, district }: { lead: string; district: string | null },
): string[] {
  const ruled = hits
    .filter(({ department }) => department === lead)
    .flatMap(({ coDepartments }) => coDepartments)
  const place = { lead: city.candidates.indexOf(lead), district }
  const usual = coHandlers(city, scoring, shares, place).map((slot) => city.candidates[slot]!)
  return [...new Set([...ruled, ...usual])]
}

const levelOf = (pack: CityPack, department: string): DispatchAdvice['level'] =>
  pack.departments.some((entry) => entry.short === department && governmentOf(pack, entry.district) === entry)
    ? '属地'
    : '市级'
