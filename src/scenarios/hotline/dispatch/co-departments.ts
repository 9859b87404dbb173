import { topOf } from '../classify/top-of.ts'
import type { DispatchCity } from './dispatch-city.ts'
import type { Scoring } from './ranker/features.ts'
import { governmentSlot } from './evidence/place-matters.ts'

/** Past tickets that are asked who took part, and how fast what they say fades with the distance to the nearest. */
const LED = { count: 5, fading: 10 }
const NEAREST = { count: 12, fading: 18 }
/**
 * Logistic regression of taking part, fitted on past tickets without themselves: on the share of the nearest tickets of the
 * same lead that someone took part in, on the share of the nearest tickets of whatever lead that someone had to do with,
 * and on the logarithm of their own share for the ticket.
 */
const WEIGHTS = { bias: -3.5, led: 4.9, nearest: 4.4, own: 0.35 }
const FLOOR = 1e-4
/** Likelihood to take part from which on one is named: at this the past tickets are told no less precisely than by votes alone. */
const LIKELY = 0.16

/**
 * Who should take part beside a lead (numbers of candidates), the likeliest first: who took part in past tickets like it,
 * and has to do with this one. `shares` are those of the candidates.
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
  const leadsOf = (at: number): number[] =>
    city.evidence.ticket.matters[at]!.shares.map(([slot]) => resolve(slot))
  const helpersOf = (at: number): number[] => city.coSlots[at]!.map(resolve)
  const led = scores.map((score, at) => (leadsOf(at).includes(place.lead) ? score : -1))
  const byLed = votesOf(led, LED, helpersOf)
  const byNearest = votesOf(scores, NEAREST, (at) => [...leadsOf(at), ...helpersOf(at)])
  const likely = [...new Set([...byLed.keys(), ...byNearest.keys()])]
    .filter((slot) => slot >= 0 && slot !== place.lead)
    .map((slot) => ({
      slot,
      chance: chanceOf(byLed.get(slot) ?? 0, byNearest.get(slot) ?? 0, shares[slot]!),
    }))
  return likely
    .filter(({ chance }) => chance >= LIKELY)
    .sort((a, b) => b.chance - a.chance)
    .map(({ slot }) => slot)
}

/** Share of the nearest past tickets, the nearer the more, that name each slot. */
function votesOf(
  scores: Float32Array,
  { count, fading }: { count: number; fading: number },
  namedIn: (at: number) => readonly number[],
): Map<number, number> {
  const nearest = topOf(scores, count).filter((at) => scores[at]! >= 0)
  const weights = nearest.map((at) => Math.exp(fading * (scores[at]! - scores[nearest[0]!]!)))
  const sum = weights.reduce((total, weight) => total + weight, 1e-9)
  const votes = new Map<number, number>()
  for (const [rank, at] of nearest.entries())
    for (const slot of new Set(namedIn(at))) votes.set(slot, (votes.get(slot) ?? 0) + weights[rank]! / sum)
  return votes
}

function chanceOf(led: number, nearest: number, share: number): number {
  const { bias, led: byLed, nearest: byNearest, own } = WEIGHTS
  return 1 / (1 + Math.exp(-(bias + byLed * led + byNearest * nearest + own * Math.log(share + FLOOR))))
}
