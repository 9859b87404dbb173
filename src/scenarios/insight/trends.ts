import { dayNumber, dayOf, numberOfDay } from './days.ts'
import { adjustForMany, negativeBinomialTail } from './statistics.ts'
import type { DayTally, EventTicket, TrendAlarm } from './types.ts'

/** Days of the window, and how many such windows before it are its past: whole weeks, so that weekdays are alike. */
export const TREND_WINDOW = { days: 7, past: 8 } as const

const LEAST_TICKETS = 5
const LEAST_RATIO = 1.5
const FALSE_DISCOVERY_RATE = 0.05
const PRIOR = 0.5
const LEVELS = 2

interface Pair {
  district: string
  category: string
  now: number
  /** Counts of the windows before, newest first. */
  past: number[]
}

/**
 * Alarms where a category of an area has more tickets in the last seven days than its eight weeks before allow for. The count
 * is held against the negative binomial that a Gamma–Poisson model of those weeks predicts (Jeffreys' prior), widened where
 * they scatter more than Poisson; all pairs together at a false discovery rate of 5 %, and never below five tickets or half
 * as many again. Evidence comes from the tickets of the window.
 */
export function findTrends(
  tallies: readonly DayTally[],
  tickets: readonly EventTicket[],
  day: string,
): { alarms: TrendAlarm[]; tested: number } {
  const last = numberOfDay(day)
  const pairs = [...countPairs(tallies, last).values()]
  const judged = pairs.map((pair) => ({ pair, ...judge(pair) }))
  const q = adjustForMany(judged.map(({ p }) => p))
  const from = dayOf(last - TREND_WINDOW.days + 1)
  const alarms = judged.flatMap(({ pair, expected, p }, i) => {
    const observed = pair.now
    const enough = observed >= LEAST_TICKETS && observed >= expected * LEAST_RATIO
    if (!enough || q[i]! > FALSE_DISCOVERY_RATE) return []
    const { district, category } = pair
    const evidence = tickets.flatMap((ticket) => {
      const number = dayNumber(ticket.reportedAt)
      const within = number > last - TREND_WINDOW.days && number <= last
      if (!within || keyOf(ticket) !== keyOf({ district, category: category.split(SEPARATOR) })) return []
      return [{ id: ticket.id, title: ticket.title, reportedAt: ticket.reportedAt }]
    })
    return [
      {
        district,
        category,
        observed,
        expected,
        ratio: observed / expected,
        p,
        q: q[i]!,
        from,
        to: day,
        evidence,
      },
    ]
  })
  return { alarms: alarms.sort((a, b) => a.q - b.q || b.ratio - a.ratio), tested: pairs.length }
}

const SEPARATOR = ' › '
const nameOf = (category: readonly string[]): string => category.slice(0, LEVELS).join(SEPARATOR)
const keyOf = ({ district, category }: Pick<DayTally, 'district' | 'category'>): string =>
  `${district}\n${nameOf(category)}`

function countPairs(tallies: readonly DayTally[], last: number): Map<string, Pair> {
  const pairs = new Map<string, Pair>()
  for (const tally of tallies) {
    const { day, district, category, n } = tally
    const window = Math.floor((last - numberOfDay(day)) / TREND_WINDOW.days)
    if (window < 0 || window > TREND_WINDOW.past || district === null || category.length === 0) continue
    const pair = pairs.get(keyOf(tally)) ?? {
      ...{ district, category: nameOf(category), now: 0 },
      past: new Array<number>(TREND_WINDOW.past).fill(0),
    }
    if (window === 0) pair.now += n
    else pair.past[window - 1]! += n
    pairs.set(keyOf(tally), pair)
  }
  return pairs
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
