import { chinaDay, daysBetween, addDays } from '../../shared/china-time.ts'
import { adjustForMany, negativeBinomialTail } from './statistics.ts'
import type { DayTally, AnalysedTicket, TrendAlarm } from './types.ts'

/** Days of the window, and how many such windows before it are its past: whole weeks, so that weekdays are alike. */
export const TREND_WINDOW = { days: 7, past: 8 } as const

/** Fewer whole windows since the first ticket are no past to tell from. */
const LEAST_PAST = 4
const LEAST_TICKETS = 5
const LEAST_RATIO = 1.5
const FALSE_DISCOVERY_RATE = 0.05
const PRIOR = 0.5
const LEVELS = 2

interface Pair {
  key: string
  district: string
  category: string
  now: number
  /** Counts of the windows before, newest first. */
  past: number[]
}

/**
 * Alarms where a category of an area has more tickets in the last seven days than its eight weeks before allow for; weeks
 * before the first ticket of all don't count, and without a month of past there is no alarm. The count is held against the
 * negative binomial that a Gamma–Poisson model of those weeks predicts (Jeffreys' prior), widened where they scatter more than
 * Poisson; all pairs together at a false discovery rate of 5 %, and never below five tickets or half as many again. Evidence
 * comes from the tickets of the window.
 */
export function findTrends(
  tallies: readonly DayTally[],
  tickets: readonly AnalysedTicket[],
  day: string,
): { alarms: TrendAlarm[]; tested: number } {
  const past = pastWindows(tallies, day)
  const pairs = past < LEAST_PAST ? [] : countPairs(tallies, day, past)
  const judged = pairs.map((pair) => ({ pair, ...judge(pair) }))
  const q = adjustForMany(judged.map(({ p }) => p))
  const from = addDays(day, 1 - TREND_WINDOW.days)
  const alarms = judged.flatMap(({ pair, expected, p }, i): TrendAlarm[] => {
    const { district, category, now: observed } = pair
    const enough = observed >= LEAST_TICKETS && observed >= expected * LEAST_RATIO
    if (!enough || q[i]! > FALSE_DISCOVERY_RATE) return []
    const evidence = evidenceOf(pair, tickets, { from, to: day })
    const ratio = observed / expected
    return [{ district, category, observed, expected, ratio, p, q: q[i]!, from, to: day, evidence }]
  })
  return { alarms: alarms.sort((a, b) => a.q - b.q || b.ratio - a.ratio), tested: judged.length }
}

/** Tickets of the pair that were reported on one of the days. */
function evidenceOf(
  { key }: Pair,
  tickets: readonly AnalysedTicket[],
  { from, to }: { from: string; to: string },
): TrendAlarm['evidence'] {
  return tickets
    .filter((ticket) => {
      const reported = chinaDay(ticket.reportedAt)
      return reported >= from && reported <= to && keyOf(ticket) === key
    })
    .map(({ id, title, reportedAt }) => ({ id, title, reportedAt }))
}

const nameOf = (category: readonly string[]): string => category.slice(0, LEVELS).join(' › ')
const keyOf = ({ district, category }: Pick<DayTally, 'district' | 'category'>): string =>
  `${district}\n${nameOf(category)}`

/** Whole windows between the first ticket of all and the last seven days. */
function pastWindows(tallies: readonly DayTally[], last: string): number {
  const days = tallies.reduce((most, { day }) => Math.max(most, daysBetween(day, last) + 1), 0)
  return Math.min(TREND_WINDOW.past, Math.floor(days / TREND_WINDOW.days) - 1)
}

function countPairs(tallies: readonly DayTally[], last: string, windows: number): Pair[] {
  const pairs = new Map<string, Pair>()
  for (const tally of tallies) {
    const { day, district, category, n } = tally
    const window = Math.floor(daysBetween(day, last) / TREND_WINDOW.days)
    if (window < 0 || window > windows || district === null || category.length === 0) continue
    const key = keyOf(tally)
    const past = new Array<number>(windows).fill(0)
    const pair = pairs.get(key) ?? { key, district, category: nameOf(category), now: 0, past }
    if (window === 0) pair.now += n
    else pair.past[window - 1]! += n
    pairs.set(key, pair)
  }
  return [...pairs.values()]
}

function judge({ now, past }: Pair): { expected: number; p: number } {
  const total = past.reduce((sum, n) => sum + n, 0)
  const expected = (total + PRIOR) / past.length
  const spread = (1 + 1 / past.length) * dispersion(past)
  return { expected, p: negativeBinomialTail(now, expected, expected / (spread - 1)) }
}

/** Variance over mean of the past windows, never below that of Poisson. */
function dispersion(counts: readonly number[]): number {
  const mean = counts.reduce((sum, n) => sum + n, 0) / counts.length
  if (mean === 0) return 1
  const variance = counts.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (counts.length - 1)
  return Math.max(1, variance / mean)
}
