import { topOf } from '../../classify/top-of.ts'
import type { DispatchCity } from '../dispatch-city.ts'
import type { Query } from '../evidence/evidence.ts'
import { extractFeatures } from './features.ts'
import type { RankedCase } from './train-ranker.ts'

/** A past ticket as a training case; `fold` keeps tickets of one event together. */
export interface LabelledCase extends RankedCase {
  id: string
  fold: number
}

/** From this likeness on two past tickets may be of one event, and never vote for each other in training. */
const ONE_EVENT = { meaning: 0.93, words: 0.6 }

/** A past ticket with those of its event. */
interface Kin {
  number: number
  query: Query
  ids: Set<string>
  fold: number
}

/**
 * Past tickets of a city as cases whose features were made without the ticket itself and without those of its event; a
 * ticket whose department is no candidate is left out.
 */
export async function labelTickets(city: DispatchCity, folds: number): Promise<LabelledCase[]> {
  const kins = await findKin(city, folds)
  const heads = await Promise.all(
    Array.from({ length: folds }, (_, fold) =>
      city.headsWithout(new Set(kins.flatMap((kin) => (kin.fold === fold ? [...kin.ids] : [])))),
    ),
  )
  return kins.flatMap(({ number, query, ids, fold }) => {
    const ticket = city.tickets[number]!
    const label = city.candidates.indexOf(ticket.department)
    if (label < 0) return []
    const subject = { query, district: ticket.district, exclude: ids, heads: heads[fold]! }
    return [{ id: ticket.id, table: extractFeatures(city, subject).features, label, fold }]
  })
}

async function findKin(city: DispatchCity, folds: number): Promise<Kin[]> {
  const kins: Kin[] = []
  const foldOf = new Map<string, number>()
  for (const [number, ticket] of city.tickets.entries()) {
    const query = await city.queryOf(number)
    const { meaning, words } = city.evidence.ticket.liken(query)
    const [scores, limit] = meaning === null ? [words, ONE_EVENT.words] : [meaning, ONE_EVENT.meaning]
    const alike = topOf(scores, 20).filter((at) => scores[at]! >= limit)
    const ids = new Set([ticket.id, ...alike.map((at) => city.evidence.ticket.matters[at]!.path)])
    const known = [...ids].map((id) => foldOf.get(id)).find((fold) => fold !== undefined)
    const fold = known ?? foldOf.size % folds
    ids.forEach((id) => foldOf.has(id) || foldOf.set(id, fold))
    kins.push({ number, query, ids, fold })
  }
  return kins
}
