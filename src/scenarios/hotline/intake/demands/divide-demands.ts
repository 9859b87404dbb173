import type { Demand, TicketType } from '../../types.ts'
import { splitDemands } from './demands.ts'

/** What a ticket asks for before and after an offset (UTF-16 code units), as two matters; empty when one asks nothing. */
export function divideDemands(text: string, turn: number, type: TicketType): Demand[] {
  const sides = [
    { from: 0, to: turn },
    { from: turn, to: text.length },
  ].map(({ from, to }, part) =>
    splitDemands(text.slice(from, to), type).map((demand): Demand => {
      const { text: said, start, end } = demand.source
      return { ...demand, part, source: { text: said, start: start + from, end: end + from } }
    }),
  )
  return sides.some((demands) => demands.length === 0) ? [] : sides.flat()
}
