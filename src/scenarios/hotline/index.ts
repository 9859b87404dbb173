import type { CityPack } from '../../city/index.ts'
import type { Embedder } from '../../models/ports.ts'
import type { Synonyms } from '../../rag/lexicon/synonyms.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Adviser } from './dispatch/adviser.ts'
import { openDispatchCity, type DispatchCity } from './dispatch/dispatch-city.ts'
import { loadHomeLibrary, TRAINED_DIR } from './dispatch/evidence/home-library.ts'
import { loadSplitModel } from './dispatch/split/split-model.ts'
import { loadDispatchModel, type DispatchModel } from './dispatch/ranker/trained-model.ts'
import { openVectorMemory, type VectorMemory } from './dispatch/ranker/vector-memory.ts'
import {
  exampleOfTicket,
  loadDangerExamples,
  trainSecondOpinion,
  type SecondOpinion,
} from './intake/danger/second-opinion.ts'
import { loadSplitExamples, trainSplitOpinion, type SplitOpinion } from './intake/demands/split-opinion.ts'
import { trainTypeOpinion, type TypeOpinion } from './intake/elements/type-opinion.ts'
import { readAndAdvise, type Reader, type TicketReading } from './read-ticket.ts'
import type { PastTicket, TicketInput } from './types.ts'

export { crossDecide, stratifiedFolds } from './classify/folds.ts'
export { trainBaselineClassifier, trainTextClassifier, type Example } from './classify/text-classifier.ts'
export { highest } from './classify/top-of.ts'
export { openVectorMemory } from './dispatch/ranker/vector-memory.ts'
export { draftOrder, type OrderDraft } from './order/index.ts'
export { findTicketPii } from './intake/index.ts'
export type { TicketReading } from './read-ticket.ts'
export { compareTickets, findSameEvent, type EventComparison, type EventTicket } from './same-event/index.ts'
export type * from './types.ts'

/** What the hotline works with. */
export interface HotlineDeps {
  pack: CityPack
  /** Null: by words only. */
  embedder: Embedder | null
  synonyms: Synonyms
  clock: Clock
  /** Where vectors are kept between runs; null keeps nothing. */
  dataDir: string | null
  /** Cases that were learnt on top of the shipped past tickets. */
  learnt?: readonly PastTicket[]
}

/** Reads tickets and advises on their dispatch. */
export interface Hotline {
  readonly pack: CityPack
  read(input: TicketInput): Promise<TicketReading>
  /** From now on it reads with what another hotline of the same city has learnt. */
  adopt(other: Hotline): void
}

/** Open the hotline of a city. ERR_CONFIG when shipped files are missing or damaged. */
export async function createHotline(deps: HotlineDeps): Promise<Hotline> {
  const { pack, embedder, synonyms, dataDir } = deps
  const home = await loadHomeLibrary()
  const model = await loadDispatchModel([TRAINED_DIR])
  const places = { shipped: TRAINED_DIR, cacheDir: dataDir }
  const vectors = embedder === null ? null : await openVectorMemory(embedder, places)
  const tickets = [...home.tickets, ...(deps.learnt ?? [])]
  const city = await openDispatchCity({ pack, home, tickets, synonyms, vectors })
  let learnt: Learnt = {
    city,
    opinion: opinionOf(city),
    types: await typesOf(city, vectors),
    split: { model: await loadSplitModel(TRAINED_DIR), opinion: await splitOf(city, home.tickets) },
  }
  const ranker = rankerFor(model, embedder)
  const { rulePrecision } = model
  const hotline: Hotline = {
    pack,
    read: (input) => readAndAdvise({ ...learnt, rulePrecision, synonyms, ranker }, input, deps.clock.today()),
    adopt: (other) => void (learnt = LEARNT.get(other)?.() ?? learnt),
  }
  LEARNT.set(hotline, () => learnt)
  return hotline
}

/** What a hotline reads with beside its trained weights. */
type Learnt = Required<Pick<Reader, 'city' | 'opinion' | 'types' | 'split'>>
const LEARNT = new WeakMap<Hotline, () => Learnt>()

/** Learnt from the shipped examples and the past tickets as dispatch reads them: without personal data and places. */
const opinionOf = ({ evidence, tickets }: DispatchCity): SecondOpinion =>
  trainSecondOpinion([
    ...loadDangerExamples(),
    ...evidence.ticket.matters.flatMap(({ text }, at) => {
      const ticket = tickets[at]
      return ticket === undefined ? [] : [exampleOfTicket(text, ticket.urgency)]
    }),
  ])

/** Learnt from the shipped examples and past tickets, whose matters were counted; those learnt later weren't. */
const splitOf = ({ evidence }: DispatchCity, shipped: readonly PastTicket[]): Promise<SplitOpinion> => {
  const counted = new Set(shipped.map(({ id }) => id))
  const known = evidence.ticket.matters.filter(({ path }) => counted.has(path))
  return trainSplitOpinion(loadSplitExamples(new Map(known.map(({ path, text }) => [path, text]))))
}

/** Learnt from the past tickets, read as dispatch reads them. */
async function typesOf(
  { evidence, tickets }: DispatchCity,
  vectors: VectorMemory | null,
): Promise<TypeOpinion> {
  const texts = evidence.ticket.matters.map(({ text }) => text)
  const known = vectors === null ? null : await vectors.recall(texts)
  return trainTypeOpinion(
    tickets.map(({ type }, at) => ({ text: texts[at]!, vector: known?.[at] ?? null, type })),
  )
}

/** Weights for meaning hold for the model they were trained with; with any other, words decide. */
const rankerFor = (model: DispatchModel, embedder: Embedder | null): Adviser['ranker'] =>
  model.full !== null && embedder?.id === model.embedder ? model.full : model.words
