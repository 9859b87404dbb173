import type { DocumentSummary } from '../../../store/ports.ts'
import { withoutStory } from '../../retrieve/analyse/story.ts'
import type { Candidate } from '../../retrieve/types.ts'
import type { ValidityLabel } from '../../validity.ts'
import { asksEarlier, timeFit, titleYears } from './asked-time.ts'
import type { AnswerContext } from '../context.ts'
import { relativeYears } from './event-date.ts'
import { findNewerInSeries } from '../series.ts'

/** What a document that did not hold on the day loses, as a share of the best score, unless the question names it. */
const PENALTIES: Partial<Record<ValidityLabel, number>> = {
  已废止: 0.5,
  已过有效期: 0.35,
  尚未施行: 0.35,
  已修订: 0.1,
  征求意见稿: 0.2,
}
/** What is lost by a passage of another time than asked for, and by a yearly document that a newer one follows. */
const OTHER_TIME = 0.5
const EARLIER_IN_SERIES = 0.35
/** What is lost by the rule that holds now when an earlier one is asked for, and by what was never replaced. */
const LATER_RULE = 0.5
const NEVER_REPLACED = 0.25
/** What the year in its title is worth to a document, as a share of the best score. */
const YEAR_SHARE = 0.12

/** Candidates with what holds on the day, or at the time, asked about before what does not. */
export function orderByTime(
  candidates: readonly Candidate[],
  context: AnswerContext,
  issued: readonly DocumentSummary[],
): Candidate[] {
  const best = candidates[0]?.score ?? 0
  const newer = findNewerInSeries(issued)
  const later =
    asksEarlier(context.question) && context.time === null ? laterRules(candidates, context) : null
  return candidates
    .map((candidate) => {
      const year = titleYear(candidate, context, newer)
      const validity = -(later === null
        ? lossOf(candidate, context, newer)
        : lossAsLater(candidate, later, context))
      return {
        ...candidate,
        score: candidate.score + (year * YEAR_SHARE + validity) * best,
        features: {
          ...candidate.features,
          ...(year !== 0 && { titleYear: year }),
          ...(validity !== 0 && { validity }),
        },
      }
    })
    .sort((a, b) => b.score - a.score)
}

/** Rules that came after others among those found: an earlier rule is asked for, and there is one. Null when there is none. */
function laterRules(
  candidates: readonly Candidate[],
  { validity, asOf }: AnswerContext,
): ReadonlySet<string> | null {
  const later = candidates.flatMap(({ document }) => validity(document.id, asOf).replacedBy?.id ?? [])
  return later.length === 0 ? null : new Set(later)
}

/** What is lost by a passage that is no earlier rule, when one is asked for. */
function lossAsLater(
  { document }: Candidate,
  later: ReadonlySet<string>,
  { validity, asOf }: AnswerContext,
): number {
  if (later.has(document.id)) return LATER_RULE
  return validity(document.id, asOf).replacedBy === null ? NEVER_REPLACED : 0
}

/** 1 for a yearly document of the year asked about, -1 for one of another year, else 0. */
function titleYear(
  { document }: Candidate,
  { question, asOf, time }: AnswerContext,
  newer: ReadonlyMap<string, DocumentSummary>,
): number {
  const named = titleYears(document.title)
  const years = time === null ? relativeYears(withoutStory(question), asOf) : [time.year]
  if (named.length === 0 || years.length === 0) return 0
  const thisYear = years.includes(asOf.slice(0, 4))
  // This year's question is as often about a rule without a year in its title, or about what is collected now for the next.
  if (named.some((year) => years.includes(year))) return thisYear ? 0 : 1
  return thisYear && time === null && !newer.has(document.id) ? 0 : -1
}

function lossOf(
  candidate: Candidate,
  context: AnswerContext,
  newer: ReadonlyMap<string, DocumentSummary>,
): number {
  const { analysis, time, validity, heldOn, asOf } = context
  const { id } = candidate.document
  if (analysis!.documents.some((reference) => reference.docId === id && reference.weight >= 0.8)) return 0
  const loss = PENALTIES[validity(id, heldOn).label] ?? 0
  if (time === null) {
    const named = titleYears(candidate.document.title).some((year) => analysis!.years.includes(year))
    return newer.has(id) && !named ? Math.max(loss, EARLIER_IN_SERIES) : loss
  }
  return timeFit(candidate, time, validity, asOf) === 'none' ? Math.max(loss, OTHER_TIME) : loss
}
