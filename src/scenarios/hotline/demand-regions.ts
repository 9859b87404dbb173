import type { Demand } from './types.ts'

/** Where a ticket tells of one of its independent matters; offsets are UTF-16 code units. */
export interface Region {
  part: number
  start: number
  end: number
}

/**
 * Stretches of a ticket, one for each matter asked for, in order: each ends with the last demand of its matter and begins
 * where the one before ends, so that what led to a demand goes with it. The first begins with the ticket.
 */
export function demandRegions(demands: readonly Demand[], length: number): Region[] {
  const parts = [...new Set(demands.map(({ part }) => part ?? 0))].sort((a, b) => a - b)
  let start = 0
  return parts.map((part, at) => {
    const ends = demands.flatMap((demand) => ((demand.part ?? 0) === part ? demand.source.end : []))
    const end = at === parts.length - 1 ? length : Math.max(start, ...ends)
    const region = { part, start, end }
    start = end
    return region
  })
}
