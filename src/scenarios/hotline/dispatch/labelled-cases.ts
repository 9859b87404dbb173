import type { DispatchCity } from './dispatch-city.ts'
import { extractFeatures, topOf } from './features.ts'
import type { RankedCase } from './train-ranker.ts'

/** A past ticket as a training case; `fold` keeps tickets of one event together. */
export interface LabelledCase extends RankedCase {
  id: string
  fold: number
}

/** From this likeness on two past tickets may be of one event, and never vote for each other in training. */
const ONE_EVENT = { meaning: 0.93, words: 0.6 }

/**
 * Past tickets of a city as cases whose features were made without the ticket itself and without those of its event; a
 * ticket whose department is no candidate is left out.
 */
export async function labelTickets(city: DispatchCity, folds: number): Promise<LabelledCase[]> {
  const cases: LabelledCase[] = []
  const foldOf = new Map<string, number>()
  for (const [number, ticket] of city.tickets.entries()) {
    const query = await city.queryOf(number)
    const { meaning, words } = city.evidence.ticket.liken(query)
    const [scores, limit] = meaning === null ? [words, ONE_EVENT.words] : [meaning, ONE_EVENT.meaning]
    const alike = topOf(scores, 20).filter((at) => scores[at]! >= limit)
    const kin = new Set([ticket.id, ...alike.map((at) => city.evidence.ticket.matters[at]!.path)])
    const known = [...kin].map((id) => foldOf.get(id)).find((fold) => fold !== undefined)
    const fold = known ?? foldOf.size % folds
    kin.forEach((id) => foldOf.has(id) || foldOf.set(id, fold))
    const label = city.candidates.indexOf(ticket.department)
    if (label < 0) continue
    const { features } = extractFeatures(city, { query, district: ticket.district, exclude: kin })
    cases.push({ id: ticket.id, table: features, label, fold })
  }
  return cases
}
