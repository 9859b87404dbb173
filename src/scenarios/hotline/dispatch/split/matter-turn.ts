import { dot } from '../../../../shared/dot-product.ts'
import { highest } from '../../classify/top-of.ts'

/** Shares of all candidates for each part of a ticket, in order. */
export type PartShares = readonly ArrayLike<number>[]

/** Parts that tell nothing are spread over all candidates; this much more for each makes them count less. */
const DOUBT = 0.1

/**
 * How much the parts before and after some point of a ticket speak for different leads, 0 to 1: the highest of
 * (best mean share before) × (best mean share after) × (1 − cosine of the mean shares), at points that `may` be one.
 */
export function contrastOf(parts: PartShares, may: (turn: number) => boolean = () => true): number {
  let most = 0
  for (let turn = 1; turn < parts.length; turn++) {
    if (!may(turn)) continue
    const [before, after] = [meanOf(parts.slice(0, turn)), meanOf(parts.slice(turn))]
    const alike = dot(before, after) / (Math.sqrt(dot(before, before) * dot(after, after)) + 1e-9)
    most = Math.max(most, Math.max(...before) * Math.max(...after) * (1 - alike))
  }
  return most
}

/** Number of the part that a second matter begins with, the likeliest by one lead before it and another after; null with one lead. */
export const findTurn = (parts: PartShares): number | null => likeliestTurn(parts).at

/** By how much two leads in turn are likelier than one for all parts (natural logarithm, 0 where they aren't), at points that `may` be one. */
export const gainOfTurn = (parts: PartShares, may: (turn: number) => boolean): number =>
  Math.max(0, likeliestTurn(parts, may).gain)

function likeliestTurn(
  parts: PartShares,
  may: (turn: number) => boolean = () => true,
): { at: number | null; gain: number } {
  if (parts.length < 2) return { at: null, gain: 0 }
  const votes = parts.map((shares) => Float64Array.from(shares, (share) => Math.log(share + DOUBT)))
  let [at, best] = [null as number | null, -Infinity]
  for (let turn = 1; turn < votes.length; turn++) {
    if (!may(turn)) continue
    const [before, after] = [sumOf(votes.slice(0, turn)), sumOf(votes.slice(turn))]
    const [first, second] = [highest(before), highest(after)]
    const likelihood = before[first]! + after[second]!
    if (first === second || likelihood <= best) continue
    best = likelihood
    at = turn
  }
  return { at, gain: at === null ? 0 : best - Math.max(...sumOf(votes)) }
}

function sumOf(rows: PartShares): Float64Array {
  const sum = new Float64Array(rows[0]!.length)
  for (const row of rows) for (let at = 0; at < sum.length; at++) sum[at]! += row[at]!
  return sum
}

const meanOf = (rows: PartShares): Float64Array => sumOf(rows).map((sum) => sum / rows.length)
