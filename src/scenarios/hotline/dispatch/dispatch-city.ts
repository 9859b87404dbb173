import type { CityPack } from '../../../city/index.ts'
import { maskSpans } from '../../../guardrails/pii/index.ts'
import type { Synonyms } from '../../../rag/lexicon/synonyms.ts'
import { createCategoryTree, treePathsOf, type CategoryTree } from '../classify/category-tree.ts'
import { findTicketPii } from '../intake/index.ts'
import type { PastTicket } from '../types.ts'
import { createEvidence, type Evidence, type PlacedMatter, type Query } from './evidence.ts'
import type { HomeLibrary } from './home-library.ts'
import { mattersOfPack, slotNameIn, type Matter, type MatterKind } from './matters.ts'
import { trainHeads, type LearnedHeads } from './learned-head.ts'
import { createPlacement, PLACE_SLOT_COUNT, type Placement } from './place-matters.ts'
import { splitParts } from './split-parts.ts'
import { createTextSpace, placeRemover, type TextSpace } from './text-space.ts'
import type { VectorMemory } from './vector-memory.ts'

/** Source of what past tickets say. */
export const TICKETS = '历史工单'

/** Groups of evidence, each scored for itself: what the city itself states, and what is carried over. */
export type EvidenceGroup =
  'stated' | 'duty' | 'boundary' | 'category' | 'catalogue' | 'item' | 'clause' | 'ticket'

/** A city whose departments can be scored for a ticket. */
export interface DispatchCity {
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
  query(text: string): Promise<Query>
  /** The query of a part of a text by the vectors of its own parts, which are known already. */
  queryOfPart(text: string, vectors: readonly Float32Array[]): Query
  /** The query of a past ticket, whose vectors are kept. */
  queryOf(ticket: number): Promise<Query>
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
    ...parts.tickets.map((ticket) => matterOfTicket(ticket, home.pack, bare)),
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
    evidence: openGroups(groups, space),
    nodes: openMatters(tree.paths.map(nodeMatter), space),
    ...createQueries(parts, space, groups.ticket),
  }
}

/** What makes queries of texts; `tickets` are the past tickets whose vectors are kept. */
function createQueries(
  { pack, synonyms, vectors: memory }: CityParts,
  space: TextSpace,
  tickets: readonly PlacedMatter[],
): Pick<DispatchCity, 'query' | 'queryOf' | 'queryOfPart'> {
  const withoutPlaces = placeRemover(pack)
  const queryWith = (text: string, vectors: readonly Float32Array[] | null): Query => ({
    text,
    vector: vectors?.[0] ?? null,
    parts: vectors?.slice(1) ?? [],
    terms: space.terms([text, ...[...synonyms.expand(text).values()].flat()].join(' ')),
  })
  return {
    queryOfPart: (text, vectors) =>
      queryWith(
        text,
        vectors.length === 0 ? null : [meanOf(vectors), ...(vectors.length > 1 ? vectors : [])],
      ),
    async query(text) {
      const plain = withoutPlaces(text)
      return queryWith(plain, memory && (await memory.recall([plain, ...splitParts(plain)], false)))
    },
    async queryOf(ticket) {
      const { text } = tickets[ticket]!
      return queryWith(text, memory && (await memory.recall([text, ...splitParts(text)])))
    },
  }
}

/** Mean of vectors, of length 1. */
function meanOf(vectors: readonly Float32Array[]): Float32Array {
  if (vectors.length === 1) return vectors[0]!
  const mean = new Float32Array(vectors[0]!.length)
  for (const vector of vectors) for (let at = 0; at < mean.length; at++) mean[at]! += vector[at]!
  const length = Math.hypot(...mean)
  return mean.map((value) => value / length)
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

/** A past ticket as a matter: its text without personal data and places, and who really took it. */
export function matterOfTicket(
  { id, text, department }: PastTicket,
  home: CityPack,
  bare: (text: string) => string,
): Matter {
  const masked = maskSpans(text, findTicketPii(text, home))
  return {
    kind: 'ticket',
    text: bare(masked),
    owners: [{ name: slotNameIn(home.departments, department), share: 1 }],
    source: TICKETS,
    path: id,
    quote: masked,
  }
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

type Groups = Record<EvidenceGroup, PlacedMatter[]>

/** A foreign city's own statements stand beside those carried over; at home they are the same. */
function groupMatters(
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

function openMatters(matters: readonly PlacedMatter[], space: TextSpace): Evidence {
  const vectors = matters.map(({ text }) => space.vector(text))
  const known = vectors.filter((vector) => vector !== null)
  const terms = matters.map(({ text }) => space.terms(text))
  return createEvidence(
    matters,
    known.length < vectors.length || known.length === 0 ? null : known,
    terms,
    space.size,
  )
}

const openGroups = (groups: Groups, space: TextSpace): Record<EvidenceGroup, Evidence> => ({
  stated: openMatters(groups.stated, space),
  duty: openMatters(groups.duty, space),
  boundary: openMatters(groups.boundary, space),
  category: openMatters(groups.category, space),
  catalogue: openMatters(groups.catalogue, space),
  item: openMatters(groups.item, space),
  clause: openMatters(groups.clause, space),
  ticket: openMatters(groups.ticket, space),
})
