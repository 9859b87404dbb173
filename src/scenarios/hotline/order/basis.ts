import type { CityPack } from '../../../city/types.ts'
import { numbersIn, numberValues } from '../../../shared/text/numbers.ts'
import { characterPairs } from '../../../shared/text/pairs.ts'
import type { Basis, DispatchAdvice } from '../types.ts'
import { factsOf } from './check/pack-facts.ts'
import type { OrderSource } from './types.ts'

const MOST_BASES = 6
/** A duty that shares fewer character pairs with the ticket has them by chance. */
const LEAST_SHARED = 2

/**
 * 派单依据 of a lead: the bases of its suggestion, but no other people's tickets and none whose numbers neither ticket nor pack
 * holds; without any, the department's own duty that has most in common with the ticket.
 */
export function basisOf(
  lead: string | null,
  advice: DispatchAdvice,
  source: OrderSource,
  pack: CityPack,
): Basis[] {
  if (lead === null) return []
  const ticketNumbers = numberValues([source.text, source.supplement])
  const { numbers } = factsOf(pack)
  const suggestion = advice.suggestions.find(({ department }) => department === lead)
  const bases = (suggestion?.basis ?? [])
    .filter(({ kind }) => kind !== 'ticket')
    .filter(({ quote }) =>
      numbersIn(quote).every(({ value }) => numbers.has(value) || ticketNumbers.has(value)),
    )
    .slice(0, MOST_BASES)
  return bases.length > 0 ? bases : nearestDuty(lead, source, pack)
}

function nearestDuty(lead: string, { category, title, text }: OrderSource, pack: CityPack): Basis[] {
  const wanted = pairsOf(`${category.join('，')}，${title}，${text}`)
  const duties = pack.departments.find(({ short }) => short === lead)?.duties ?? []
  const ranked = duties
    .map((duty, i) => ({
      duty,
      i,
      shared: [...pairsOf(duty.text)].filter((pair) => wanted.has(pair)).length,
    }))
    .sort((a, b) => b.shared - a.shared)
  const best = ranked[0]
  if (best === undefined || best.shared < LEAST_SHARED) return []
  const path = `${lead} 职责 ${best.i + 1}`
  const { text: quote, basis: document } = best.duty
  return [{ kind: 'duty', source: pack.files.departments, path, quote, document }]
}

/** Only within a clause: the field, the title and the text of a ticket are set beside one another by chance. */
const pairsOf = (text: string): Set<string> =>
  new Set(text.split(/［[^］]*］|[\p{P}\s]/u).flatMap(characterPairs))
