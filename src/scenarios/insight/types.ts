/** One event that people keep reporting, or a place and subject where reports grow. */
export interface HotSpot {
  id: string
  title: string
  district: string | null
  place: string | null
  category: string | null
  department: string | null
  /** Distinct tickets of the event in the busiest three days. */
  count: number
  /** Tickets of the event altogether. */
  total: number
  from: string
  to: string
  evidence: { id: string; title: string; reportedAt: string }[]
  /** The rule that made it one, with its numbers. */
  reason: string
}

/** More tickets of a category in an area than its past allows for. */
export interface TrendAlarm {
  district: string
  category: string
  /** Count of the window and what the past lets expect. */
  observed: number
  expected: number
  ratio: number
  /** One-sided, exact; `q` after Benjamini–Hochberg over all pairs tested. */
  p: number
  q: number
  from: string
  to: string
  evidence: { id: string; title: string; reportedAt: string }[]
}

export interface HotSpotReport {
  day: string
  hotSpots: HotSpot[]
  alarms: TrendAlarm[]
  /** Pairs of area and category that were tested; 0 where there is too little past. */
  tested: number
}

/** A ticket as analysis sees it: masked. */
export interface AnalysedTicket {
  id: string
  title: string
  /** Masked text. */
  text: string
  reportedAt: string
  district: string | null
  place: string | null
  category: readonly string[]
  department: string | null
}

/** How many tickets a day (ISO) had of an area and the upper two levels of a category. */
export interface DayTally {
  day: string
  district: string | null
  category: readonly string[]
  n: number
}

/** Whether two tickets tell of one event, and why. */
export type SameEvent = (a: AnalysedTicket, b: AnalysedTicket) => { same: boolean; reason: string }
