import { topOf } from '../classify/top-of.ts'
import type { DispatchCity } from './dispatch-city.ts'
import type { Scoring } from './features.ts'
import { governmentSlot } from './place-matters.ts'

/** Past cases of the lead that are asked who took part, and the share of them (the nearer the more) that must say so. */
const CASES = 5
const AGREED = 0.3
const FADING = 10
/** Whoever takes part is likely for the ticket itself at least by this much. */
const LIKELY = 0.005

/**
 * Who should take part beside a lead (numbers of candidates): who took part in the nearest past tickets that the same
 * department led, and has to do with this one. `shares` are those of the candidates.
 */
export function coHandlers(
  city: DispatchCity,
  { likenesses: { ticket } }: Scoring,
  shares: Float64Array,
  place: { lead: number; district: string | null },
): number[] {
  const scores = ticket.meaning ?? ticket.words
  const government = governmentSlot(city.pack, place.district)
  const resolve = (slot: number): number => (slot < city.candidates.length ? slot : government)
  const led = scores.map((score, at) =>
    city.evidence.ticket.matters[at]!.shares.some(([slot]) => resolve(slot) === place.lead) ? score : -1,
  )
  const cases = topOf(led, CASES).filter((at) => led[at]! >= 0)
  const votes = new Map<number, number>()
  let sum = 1e-9
  for (const at of cases) {
    const weight = Math.exp(FADING * (led[at]! - led[cases[0]!]!))
    sum += weight
    for (const slot of new Set(city.coSlots[at]!.map(resolve)))
      votes.set(slot, (votes.get(slot) ?? 0) + weight)
  }
  return [...votes]
    .filter(
      ([slot, vote]) => slot >= 0 && slot !== place.lead && vote / sum >= AGREED && shares[slot]! >= LIKELY,
    )
    .sort(([, a], [, b]) => b - a)
    .map(([slot]) => slot)
}
