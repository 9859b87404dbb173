import type { CityPack } from '../../../city/index.ts'
import type { Synonyms } from '../../../rag/lexicon/synonyms.ts'
import { mapInTurns } from '../../../shared/map-in-turns.ts'
import { createCategoryTree, treePathsOf, type CategoryTree } from '../classify/category-tree.ts'
import type { PastTicket } from '../types.ts'
import { createQueries, type CityQueries } from './evidence/city-queries.ts'
import type { Evidence, PlacedMatter } from './evidence/evidence.ts'
import { groupMatters, openGroups, openMatters, type EvidenceGroup } from './evidence/evidence-groups.ts'
import type { HomeLibrary } from './evidence/home-library.ts'
import { mattersOfPack, slotNameIn, type Matter } from './matters.ts'
import { trainHeads, type LearnedHeads } from './ranker/learned-head.ts'
import { createPlacement, PLACE_SLOT_COUNT } from './evidence/place-matters.ts'
import { createTextSpace, placeRemover, type TextSpace } from './ranker/text-space.ts'
import { matterOfTicket } from './ticket-matter.ts'
import type { VectorMemory } from './ranker/vector-memory.ts'

/** A city whose departments can be scored for a ticket. */
export interface DispatchCity extends CityQueries {
  pack: CityPack
  candidates: readonly string[]
  /** Numbers of the candidates that govern a place. */
  governments: ReadonlySet<number>
  /** True for a city that past tickets are carried over to. */
  foreign: boolean
  evidence: Readonly<Record<EvidenceGroup, Evidence>>
  /** Nodes of the category tree, and how past tickets fall to them. */
  nodes: Evidence
  tree: CategoryTree
  /** Past tickets behind the matters of the group `ticket`, in order. */
  tickets: readonly PastTicket[]
  /** Slots of whoever took part in each past ticket. */
  coSlots: readonly (readonly number[])[]
  heads: LearnedHeads
  /** The same without some past tickets. */
  headsWithout(ids: ReadonlySet<string>): Promise<LearnedHeads>
}

/** What a dispatch city is made of; `vectors` is null without an embedding model. */
export interface CityParts {
  pack: CityPack
  home: HomeLibrary
  tickets: readonly PastTicket[]
  synonyms: Synonyms
  vectors: VectorMemory | null
  /** False in training: lessons were drawn from the very tickets that are trained on. */
  lessons?: boolean
}

/** Index everything that tells who does what in a city. */
export async function openDispatchCity(parts: CityParts): Promise<DispatchCity> {
  const { pack, home, vectors } = parts
  const foreign = pack.id !== home.pack.id
  const bare = placeRemover(home.pack)
  const counts = ({ kind }: Matter): boolean => parts.lessons !== false || kind !== 'lesson'
  const stated = mattersOfPack(pack).filter(counts)
  const carried = [
    ...home.matters.filter(counts),
    ...(await mapInTurns(parts.tickets, (ticket) => matterOfTicket(ticket, home.pack, bare))),
  ]
  const space = await learnTexts(pack, home.pack, [...stated, ...carried], vectors)
  const placement = createPlacement(home.pack, pack, space.likeness)
  const groups = groupMatters(stated, carried, foreign, placement)
  const tree = createCategoryTree(pack, parts.tickets, space.likeness)
  const headsWithout = (ids: ReadonlySet<string>): Promise<LearnedHeads> =>
    trainHeads(
      carried.filter(({ kind, path }) => kind !== 'ticket' || !ids.has(path)),
      space,
      placement.slotsOf,
      placement.candidates.length + PLACE_SLOT_COUNT,
    )
  return {
    pack,
    candidates: placement.candidates,
    governments: new Set(pack.departments.flatMap(({ district }, at) => (district === null ? [] : at))),
    foreign,
    tickets: parts.tickets,
    tree,
    coSlots: parts.tickets.map(({ co_departments: names }) =>
      names
        .flatMap((name) => placement.slotsOf(slotNameIn(home.pack.departments, name)).slice(0, 1))
        .map(([slot]) => slot),
    ),
    heads: await headsWithout(new Set()),
    headsWithout,
    evidence: await openGroups(groups, space),
    nodes: await openMatters(tree.paths.map(nodeMatter), space),
    ...createQueries(parts, space, groups.ticket),
  }
}

function learnTexts(
  pack: CityPack,
  home: CityPack,
  matters: readonly Matter[],
  vectors: VectorMemory | null,
): Promise<TextSpace> {
  const lexicon = matters.map(({ text }) => text)
  const named = [pack, home].flatMap(({ departments, taxonomy }) => [
    ...departments.flatMap(({ duties, keywords }) => [...duties.map(({ text }) => text), ...keywords]),
    ...treePathsOf(taxonomy).map((path) => path.join(' ')),
  ])
  return createTextSpace([...lexicon, ...named], lexicon, vectors)
}

const nodeMatter = (path: readonly string[]): PlacedMatter => ({
  kind: 'category',
  text: path.join(' '),
  owners: [],
  shares: [],
  source: '',
  path: path.join('/'),
  quote: path.join('/'),
})
