import { innermostSection } from '../../evidence.ts'
import { isOutdated } from '../table/amended-rows.ts'
import { wantedClosely, wantedStatement } from '../asked/cues.ts'
import { spanSpeaksOf } from './relevance.ts'
import { statedBy } from '../table/rows.ts'
import { scoreSentences } from './score.ts'
import type { PartMaterial, ScoredSpan } from '../types.ts'

/** Where the best sentence does not speak of what is asked about, one this near to it may; any further is about something else. */
const SPEAKS_INSTEAD = 0.8
/** Where only one kind of statement can answer, sentences of other kinds before it do not count. */
const STATES_INSTEAD = 0.65
/** Share of what the question speaks of, of the most that any sentence that may answer does with its surroundings, that an answer must. */
const SPOKEN = 0.6
/** Share of what a turn puts to a conversation that a sentence says itself. */
const SAYS_PUT = 0.6
/** So near in score, and speaking of so much more, a sentence goes before the best one. */
const NEARLY = 0.9
const FULLER = 1.5
/** The rule that fits best leaves what is asked for to another: no other rule gives it. */
const LEFT_TO_OTHERS = /(标准|比例|金额|额度|价格)[^，。；]{0,12}另行(制定|规定|公布|确定)/

/**
 * Sentences and rows of the kind asked for that speak of what is asked about, best first: where some state just what is asked
 * (a rate, both ends of a season) those alone; without rows that an amendment, found too, no longer has.
 */
export async function tellingSpans(material: PartMaterial): Promise<ScoredSpan[]> {
  const { part } = material
  const all = await scoreSentences(material)
  const fits = wantedStatement(part.analysis)
  if (fits !== null && LEFT_TO_OTHERS.test(all[0]?.said ?? '')) return []
  const least = (all[0]?.score ?? 0) * (fits !== null ? STATES_INSTEAD : SPEAKS_INSTEAD)
  const near = all.filter((span) => span.score >= least && spanSpeaksOf(part, span))
  const fitting = near.filter((span) => fits?.(statedBy(span), headingOf(span)) ?? true)
  // Another case may be ruled in another way than the one asked about before.
  const onPut = speakingOfPut(fitting.some(saysPut) || !near.some(saysPut) ? fitting : near)
  const most = Math.max(0, ...onPut.map(spokenBy))
  const telling = onPut.filter((span) => spokenBy(span) >= SPOKEN * most)
  const fitsClosely = wantedClosely(part.analysis)
  const close = telling.filter((span) => fitsClosely?.(statedBy(span), headingOf(span)) === true)
  return fullestFirst(withoutOutdated(close.length > 0 ? close : telling, material))
}

const saysPut = ({ features }: ScoredSpan): boolean => (features['put'] ?? 0) >= SAYS_PUT

/** Those that speak most of what a turn puts to the conversation: what was answered before fits the rest as well. */
function speakingOfPut(spans: ScoredSpan[]): ScoredSpan[] {
  const putBy = ({ features }: ScoredSpan): number => features['put'] ?? 0
  const most = Math.max(0, ...spans.map(putBy))
  return spans.filter((span) => putBy(span) >= SPOKEN * most)
}

/** A sentence nearly as good as the best that speaks of clearly more of the question goes before it. */
function fullestFirst(telling: ScoredSpan[]): ScoredSpan[] {
  const [best] = telling
  const fuller = telling.find(
    (span) => span.score >= NEARLY * best!.score && spokenBy(span) >= FULLER * spokenBy(best!),
  )
  return fuller === undefined || spokenBy(best!) === 0
    ? telling
    : [fuller, ...telling.filter((span) => span !== fuller && spokenBy(span) >= spokenBy(fuller) * SPOKEN)]
}

/** Rows give way to what amended their document, where that may answer too. */
function withoutOutdated(telling: ScoredSpan[], material: PartMaterial): ScoredSpan[] {
  const holding = telling.filter(
    ({ row, candidate, document }) => row === null || !isOutdated(material, { ...row, candidate, document }),
  )
  return holding.length > 0 ? holding : telling
}

const headingOf = ({ document, start }: ScoredSpan): string =>
  (innermostSection(document, start)?.path ?? []).join(' ')

/** Share of what the question speaks of that a span does with its surroundings; a row is too short to repeat what its document is about. */
export const spokenBy = ({ features, row }: ScoredSpan): number =>
  Math.max(
    (features['concepts'] ?? 0) + (features['conceptsNearby'] ?? 0),
    row === null ? 0 : (features['titled'] ?? 0),
  )
