import { SEPARATOR } from './intake/index.ts'
import type { Demand } from './types.ts'

/** Where a ticket tells of one of its independent matters; offsets are UTF-16 code units. */
export interface Region {
  part: number
  start: number
  end: number
}

/**
 * Stretches of a ticket, one for each matter asked for, in order and with nothing left out: what led to a demand goes
 * with it, what was said after one stays with it until words set a further matter apart.
 */
export function demandRegions(demands: readonly Demand[], text: string): Region[] {
  const parts = [...new Set(demands.map(({ part }) => part ?? 0))].sort((a, b) => a - b)
  const spans = parts.map((part) => demands.filter((demand) => (demand.part ?? 0) === part))
  let start = 0
  return parts.map((part, at) => {
    const next = spans[at + 1]
    const said = Math.max(start, ...spans[at]!.map(({ source }) => source.end))
    const end =
      next === undefined
        ? text.length
        : turnAfter(text, said, Math.min(...next.map(({ source }) => source.start)))
    const region = { part, start, end }
    start = end
    return region
  })
}

/** Where between a demand and the next one of another matter that matter begins. */
function turnAfter(text: string, said: number, asked: number): number {
  const between = text.slice(said, asked)
  for (const { index, 0: mark } of between.matchAll(/[，。！？；;!?\n]/g)) {
    const begins = said + index + mark.length
    if (SEPARATOR.test(text.slice(begins, begins + 12))) return begins
  }
  return said
}
