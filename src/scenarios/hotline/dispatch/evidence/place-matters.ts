import { governmentOf, GOVERNMENTS, type CityPack } from '../../../../city/index.ts'
import type { PlacedMatter } from './evidence.ts'
import { slotNameOf, type Matter } from '../matters.ts'
import { createTransfer, type Likeness, type Transfer } from '../ranker/transfer.ts'

/** Sharpness with which a matter goes to that of several successors whose duties it is nearest to. */
const SHARPNESS = 20

/** Slots after the last candidate, one for each kind of government. */
export const PLACE_SLOT_COUNT = GOVERNMENTS.length

/** Puts matters of the home city (or a city's own) to the candidates of a city. */
export interface Placement {
  /** Short names; slots after the last are for whoever governs the place. */
  candidates: readonly string[]
  own(matter: Matter): PlacedMatter
  carried(matter: Matter): PlacedMatter
  /** Slots that an owner of the home city stands for. */
  slotsOf(owner: string): (readonly [slot: number, share: number])[]
}

/** Prepare the placement of a city's matters; `home` is the city that past tickets come from. */
export function createPlacement(home: CityPack, target: CityPack, likeness: Likeness): Placement {
  const candidates = target.departments.map(({ short }) => short)
  const transfer = home.id === target.id ? null : createTransfer(home, target, likeness)
  const slotOf = (name: string): number => {
    const at = candidates.indexOf(name)
    const place = GOVERNMENTS.findIndex(
      (slot) => slot === (at < 0 ? name : slotNameOf(target.departments[at]!)),
    )
    return place < 0 ? at : candidates.length + place
  }
  const own = (matter: Matter): PlacedMatter => ({
    ...matter,
    shares: matter.owners.flatMap(({ name, share }) =>
      slotOf(name) < 0 ? [] : [[slotOf(name), share] as const],
    ),
  })
  const carried = (matter: Matter): PlacedMatter =>
    own({ ...matter, owners: carryOwners(matter, transfer, target, likeness) })
  const slotsOf = (owner: string): (readonly [number, number])[] => {
    const successors = transfer === null ? [{ name: owner, share: 1 }] : (transfer.get(owner) ?? [])
    return successors.flatMap(({ name, share }) => (slotOf(name) < 0 ? [] : [[slotOf(name), share] as const]))
  }
  return { candidates, own, carried, slotsOf }
}

function carryOwners(
  { text, owners }: Matter,
  transfer: Transfer | null,
  target: CityPack,
  likeness: Likeness,
): Matter['owners'] {
  if (transfer === null) return owners
  return owners.flatMap(({ name, share }) => {
    const successors = transfer.get(name) ?? []
    if (successors.length < 2) return successors.map((successor) => ({ name: successor.name, share }))
    const scores = successors.map((successor) => {
      const duties = target.departments.find(({ short }) => short === successor.name)?.duties ?? []
      return Math.max(
        ...likeness(
          [text],
          duties.map((duty) => duty.text),
        )[0]!,
      )
    })
    const best = Math.max(...scores)
    const parts = successors.map(
      (successor, at) => successor.share * Math.exp(SHARPNESS * (scores[at]! - best)),
    )
    const sum = parts.reduce((total, part) => total + part, 0)
    return successors.map((successor, at) => ({ name: successor.name, share: (share * parts[at]!) / sum }))
  })
}

/** Number of the candidate that governs a district; −1 when the district or its government is not known. */
export const governmentSlot = (city: CityPack, district: string | null): number => {
  const government = governmentOf(city, district)
  return government === null ? -1 : city.departments.indexOf(government)
}

/** Slots whose evidence counts for a government: a zone's answers for what a county's does, not the other way round. */
export function placeSlotsOf(city: CityPack, government: number): number[] {
  if (government < 0) return []
  const zone = slotNameOf(city.departments[government]!) === GOVERNMENTS[1]
  return zone ? [city.departments.length, city.departments.length + 1] : [city.departments.length]
}
