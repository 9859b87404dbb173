import { maskSpans } from '../../../guardrails/pii/index.ts'
import { findTicketPii } from '../intake/index.ts'
import { ownMatters } from '../intake/own-matters.ts'
import { temperatureOf } from './advise.ts'
import type { Adviser } from './adviser.ts'
import { extractFeatures } from './features.ts'
import { scoreCandidates } from './ranker.ts'
import { softmax } from './softmax.ts'

/** Set on the development sets (splitting, dispatch, intake), for few wrong splits rather than for every right one. */
const SURE = { lead: 0.7, other: 0.05, whole: 0.03 }

/** A matter by itself with the shares of all candidates, in their order. */
export interface SharedMatter {
  start: number
  shares: ArrayLike<number>
}

/**
 * Offset of the sentence where a ticket goes on to another department's matter, by who would lead each sentence that
 * tells of something wrong; null when it has one matter only. `whole` are the shares of the whole ticket.
 */
export async function findTurn(
  adviser: Adviser,
  text: string,
  { district, whole }: { district: string | null; whole: ArrayLike<number> },
): Promise<number | null> {
  const { city, ranker } = adviser
  const governments = governmentsOf(adviser)
  if (possibleLeads(whole, governments) < 2) return null
  const told = ownMatters(text)
  if (told.length < 2) return null
  const shared = await Promise.all(
    told.map(async ({ text: words, start }): Promise<SharedMatter> => {
      const query = await city.query(maskSpans(words, findTicketPii(words, city.pack)))
      const { features } = extractFeatures(city, { query, district })
      return { start, shares: softmax(scoreCandidates(ranker, features), temperatureOf(adviser)) }
    }),
  )
  return turnOf(shared, whole, governments)
}

/**
 * Where the first matter begins whose sure lead is another than that of one before, if either has nothing to do with the
 * other's matter and both have to do with the whole; governments of a place take everything and tell nothing apart.
 */
export function turnOf(
  matters: readonly SharedMatter[],
  whole: ArrayLike<number>,
  governments: ReadonlySet<number>,
): number | null {
  const leading = matters
    .map((matter) => ({ ...matter, lead: highestOf(matter.shares) }))
    .filter(
      ({ lead, shares }) =>
        shares[lead]! >= SURE.lead && whole[lead]! >= SURE.whole && !governments.has(lead),
    )
  const turn = leading.find((later, at) =>
    leading
      .slice(0, at)
      .some(
        (first) =>
          first.lead !== later.lead &&
          first.shares[later.lead]! <= SURE.other &&
          later.shares[first.lead]! <= SURE.other,
      ),
  )
  return turn?.start ?? null
}

/** How many candidates could lead a matter: with fewer than two nothing needs to be read more closely. */
const possibleLeads = (whole: ArrayLike<number>, governments: ReadonlySet<number>): number =>
  Array.from(whole).filter((share, at) => share >= SURE.whole && !governments.has(at)).length

function highestOf(shares: ArrayLike<number>): number {
  let best = 0
  for (let at = 1; at < shares.length; at++) if (shares[at]! > shares[best]!) best = at
  return best
}

/** Candidates that govern a place. */
function governmentsOf({ city: { pack, candidates } }: Adviser): Set<number> {
  const governing = new Set(pack.departments.flatMap((entry) => (entry.district === null ? [] : entry.short)))
  return new Set(candidates.flatMap((name, at) => (governing.has(name) ? at : [])))
}
