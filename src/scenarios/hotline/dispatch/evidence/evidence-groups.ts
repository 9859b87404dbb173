import { mapInTurns } from '../../../../shared/map-in-turns.ts'
import { createEvidence, type Evidence, type PlacedMatter } from './evidence.ts'
import type { Matter, MatterKind } from '../matters.ts'
import type { Placement } from './place-matters.ts'
import type { TextSpace } from '../ranker/text-space.ts'

/** Groups of evidence, each scored for itself: what the city itself states, and what is carried over. */
export type EvidenceGroup =
  'stated' | 'duty' | 'boundary' | 'category' | 'catalogue' | 'item' | 'clause' | 'ticket'

/** Matters of each group. */
export type Groups = Record<EvidenceGroup, PlacedMatter[]>

/** A foreign city's own statements stand beside those carried over; at home they are the same. */
export function groupMatters(
  stated: readonly Matter[],
  carried: readonly Matter[],
  foreign: boolean,
  { own, carried: carry }: Placement,
): Groups {
  const of = (...kinds: MatterKind[]) => carried.filter(({ kind }) => kinds.includes(kind)).map(carry)
  const ownBoundaries = stated.filter(({ kind }) => kind === 'boundary').map(own)
  return {
    stated: stated.filter(({ kind }) => !['category', 'catalogue', 'lesson'].includes(kind)).map(own),
    duty: of('duty', 'keywords'),
    boundary: foreign ? [...ownBoundaries, ...of('boundary')] : ownBoundaries,
    category: of('category'),
    catalogue: of('catalogue', 'lesson'),
    item: of('item'),
    clause: of('clause'),
    ticket: of('ticket'),
  }
}

/** Matters as evidence; by words only where a vector is missing. */
export async function openMatters(matters: readonly PlacedMatter[], space: TextSpace): Promise<Evidence> {
  const vectors = matters.map(({ text }) => space.vector(text))
  const known = vectors.filter((vector) => vector !== null)
  const terms = await mapInTurns(matters, ({ text }) => space.terms(text))
  return createEvidence(
    matters,
    known.length < vectors.length || known.length === 0 ? null : known,
    terms,
    space.size,
  )
}

/** Each group as evidence. */
export async function openGroups(groups: Groups, space: TextSpace): Promise<Record<EvidenceGroup, Evidence>> {
  const opened = {} as Record<EvidenceGroup, Evidence>
  for (const group of Object.keys(groups) as EvidenceGroup[])
    opened[group] = await openMatters(groups[group], space)
  return opened
}
