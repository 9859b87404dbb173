import { dayNumber, dayOf, numberOfDay } from './days.ts'
import { adjustForMany, negativeBinomialTail } from './statistics.ts'
import type { EventTicket, TrendAlarm } from './types.ts'

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
  now: EventTicket[]
  /** Counts of the windows before, newest first. */
  past: number[]
}

/**
 * Alarms where a category of an area has more tickets in the last seven days than its eight weeks before allow for. The count
 * is held against the negative binomial that a Gamma–Poisson model of those weeks predicts (Jeffreys' prior), widened where
 * they scatter more than Poisson; all pairs together at a false discovery rate of 5 %, and never below five tickets or half
 * as many again.
 */
export function findTrends(
  tickets: readonly EventTicket[],
  day: string,
): { alarms: TrendAlarm[]; tested: number } {
  const last = numberOfDay(day)
  const pairs = [...countPairs(tickets, last).values()]
  const judged = pairs.map((pair) => ({ pair, ...judge(pair) }))
  const q = adjustForMany(judged.map(({ p }) => p))
  const from = dayOf(last - TREND_WINDOW.days + 1)
  const alarms = judged.flatMap(({ pair, expected, p }, i) => {
    const observed = pair.now.length
    const enough = observed >= LEAST_TICKETS && observed >= expected * LEAST_RATIO
    if (!enough || q[i]! > FALSE_DISCOVERY_RATE) return []
    const evidence = pair.now.map(({ id, title, reportedAt }) => ({ id, title, reportedAt }))
    const { district, category } = pair
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

function countPairs(tickets: readonly EventTicket[], last: number): Map<string, Pair> {
  const pairs = new Map<string, Pair>()
  for (const ticket of tickets) {
    const window = Math.floor((last - dayNumber(ticket.reportedAt)) / TREND_WINDOW.days)
    if (window < 0 || window > TREND_WINDOW.past || ticket.district === null || ticket.category.length === 0)
      continue
    const category = ticket.category.slice(0, LEVELS).join(' › ')
    const key = `${ticket.district}\n${category}`
    const pair = pairs.get(key) ?? {
      ...{ district: ticket.district, category, now: [] },
      past: new Array<number>(TREND_WINDOW.past).fill(0),
    }
    if (window === 0) pair.now.push(ticket)
    else pair.past[window - 1]! += 1
    pairs.set(key, pair)
  }
  return pairs
}

function judge({ now, past }: Pair): { expected: number; p: number } {
  const total = past.reduce((sum, n) => sum + n, 0)
  const expected = (total + PRIOR) / past.length
  const spread = (1 + 1 / past.length) * dispersion(past)
  return { expected, p: negativeBinomialTail(now.length, expected, expected / (spread - 1)) }
}

/** Variance over mean of the past windows, never below that of Poisson. */
function dispersion(counts: readonly number[]): number {
  const mean = counts.reduce((sum, n) => sum + n, 0) / counts.length
  if (mean === 0) return 1
  const variance = counts.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (counts.length - 1)
  return Math.max(1, variance / mean)
}
