import { findConflicts } from './conflicts.ts'
import {
  eventsIn,
  isLasting,
  saysAgain,
  sharedPlaces,
  sharedTerms,
  sharedWords,
  withDigits,
} from './evidence.ts'
import type { EventComparison, EventTicket } from './types.ts'

export type { EventComparison, EventTicket } from './types.ts'

const HOUR = 3_600_000
/** Evidence from which two tickets are one event. */
const THRESHOLD = 3.5
/** Tickets further apart in time than this are never one event, in hours. */
const LONGEST = 24 * 14
const ACUTE = 36

/**
 * Whether two tickets tell of one event: the same place or thing, the same kind of event, near in time, and no
 * contradiction in essential details.
 */
export function compareTickets(a: EventTicket, b: EventTicket): EventComparison {
  const [first, second] = [withDigits(a.text), withDigits(b.text)]
  const gap = hoursBetween(a, b)
  const against = hindrance(a, b, first, second, gap)
  const events = eventsIn(first).filter((event) => eventsIn(second).includes(event))
  // Most pairs of tickets end here; the rest takes a hundred times as long.
  if (against !== null || events.length === 0)
    return { same: false, reason: against ?? '事项不同', conflicts: [], score: 0 }
  const conflicts = findConflicts(first, second)
  const words = sharedWords(first, second)
  const places = sharedPlaces(first, second)
  const terms = sharedTerms(first, second).filter((term) => !words.some((word) => word.includes(term)))
  const score = scoreOf({ words, places, terms, events: events.length, gap })
  const evidence = [...new Set([...words.slice(0, 3), ...places.slice(0, 2), ...terms.slice(0, 2)])]
    .map((word) => `“${word}”`)
    .join('')
  const no = (reason: string): EventComparison => ({ same: false, reason, conflicts, score })
  if (conflicts.length > 0) return no(`要素不一致：${conflicts.join('；')}`)
  if (words.length + places.length === 0 && terms.length < 2) return no('没有相同的地点或者对象')
  if (gap !== null && gap > ACUTE && !events.some(isLasting)) return no('时间相隔较远')
  if (score < THRESHOLD) return no('相同之处不足以认定为同一事件')
  return {
    same: true,
    reason: `同为${events.slice(0, 2).join('、')}，都提到${evidence}${gapText(gap)}`,
    conflicts,
    score,
  }
}

/** Tickets that tell of the same event as one ticket, the strongest evidence first. */
export function findSameEvent<T extends EventTicket>(
  ticket: EventTicket,
  others: readonly T[],
): { ticket: T; comparison: EventComparison }[] {
  return others
    .filter(({ id }) => id !== ticket.id)
    .map((other) => ({ ticket: other, comparison: compareTickets(ticket, other) }))
    .filter(({ comparison }) => comparison.same)
    .sort((a, b) => b.comparison.score - a.comparison.score)
}

/** What rules one event out before any evidence is weighed. */
function hindrance(
  a: EventTicket,
  b: EventTicket,
  first: string,
  second: string,
  gap: number | null,
): string | null {
  if (a.district && b.district && a.district !== b.district) return `区县不同：${a.district}与${b.district}`
  if (gap !== null && gap > LONGEST) return '时间相隔较远'
  const later = (a.reportedAt ?? '') > (b.reportedAt ?? '') ? first : second
  if (gap !== null && gap > 24 && saysAgain(later)) return '后一件说明是又一次发生'
  return null
}

function hoursBetween(a: EventTicket, b: EventTicket): number | null {
  const gap = Math.abs(Date.parse(a.reportedAt ?? '') - Date.parse(b.reportedAt ?? '')) / HOUR
  return Number.isNaN(gap) ? null : gap
}

interface Evidence {
  words: readonly string[]
  places: readonly string[]
  terms: readonly string[]
  events: number
  gap: number | null
}

/** Shared names weigh by length, common nouns of places less; nearness in time and further kinds of event add. */
function scoreOf({ words, places, terms, events, gap }: Evidence): number {
  const named = words.reduce((total, word) => total + Math.min(word.length, 6) * 0.5, 0)
  const time = gap === null ? 0 : gap <= 1 ? 1.5 : gap <= 12 ? 1 : gap <= ACUTE ? 0.5 : 0
  return (
    Math.min(named, 3) +
    Math.min(places.length, 2) +
    Math.min(terms.length, 4) * 0.5 +
    Math.min(events, 3) +
    time
  )
}

const gapText = (gap: number | null): string =>
  gap === null ? '' : gap < 1 ? '，前后不到1小时' : `，前后相隔${Math.round(gap)}小时`
