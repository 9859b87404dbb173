import type { CityPack } from '../../city/index.ts'
import type { Embedder } from '../../models/ports.ts'
import type { Synonyms } from '../../rag/lexicon/synonyms.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Adviser } from './dispatch/adviser.ts'
import { openDispatchCity, type DispatchCity } from './dispatch/dispatch-city.ts'
import { loadHomeLibrary, TRAINED_DIR } from './dispatch/home-library.ts'
import { loadDispatchModel, type DispatchModel } from './dispatch/trained-model.ts'
import { openVectorMemory, type VectorMemory } from './dispatch/vector-memory.ts'
import {
  exampleOfTicket,
  loadDangerExamples,
  trainSecondOpinion,
  type SecondOpinion,
} from './intake/second-opinion.ts'
import { trainTypeOpinion, type TypeOpinion } from './intake/type-opinion.ts'
import { readAndAdvise, type Reader, type TicketReading } from './read-ticket.ts'
import type { PastTicket, TicketInput } from './types.ts'

export { crossDecide, stratifiedFolds } from './classify/folds.ts'
export {
  highest,
  trainBaselineClassifier,
  trainTextClassifier,
  type Example,
} from './classify/text-classifier.ts'
export { openVectorMemory } from './dispatch/vector-memory.ts'
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
  /** Where vectors and retrained weights are kept between runs; null keeps nothing. */
  dataDir: string | null
  /** Cases that were learnt on top of the shipped past tickets. */
  learnt?: readonly PastTicket[]
}

/** A past ticket like the one asked about; `score` is 0 to 1. */
export interface SimilarCase {
  ticket: PastTicket
  score: number
}

/** Reads tickets and advises on their dispatch. */
export interface Hotline {
  readonly pack: CityPack
  read(input: TicketInput): Promise<TicketReading>
  /** Past tickets nearest to a masked text. */
  similar(maskedText: string, limit: number): Promise<SimilarCase[]>
  /** From now on these cases count too; they replace those learnt before. */
  learn(cases: readonly PastTicket[]): Promise<void>
}

/** Open the hotline of a city. ERR_CONFIG when shipped files are missing or damaged. */
export async function createHotline(deps: HotlineDeps): Promise<Hotline> {
  const { pack, embedder, synonyms, dataDir } = deps
  const home = await loadHomeLibrary()
  const model = await loadDispatchModel([...(dataDir === null ? [] : [dataDir]), TRAINED_DIR])
  const places = { shipped: TRAINED_DIR, cacheDir: dataDir }
  const vectors = embedder === null ? null : await openVectorMemory(embedder, places)
  const open = (learnt: readonly PastTicket[]): Promise<DispatchCity> =>
    openDispatchCity({ pack, home, tickets: [...home.tickets, ...learnt], synonyms, vectors })
  let city = await open(deps.learnt ?? [])
  const opinion = opinionOf(city)
  const types = await typesOf(city, vectors)
  const adviserOf = (of: DispatchCity): Reader => ({
    ...{ city: of, rulePrecision: model.rulePrecision, synonyms, opinion, types },
    ranker: rankerFor(model, embedder),
  })
  return {
    pack,
    read: (input) => readAndAdvise(adviserOf(city), input, deps.clock.today()),
    async similar(maskedText, limit) {
      const { meaning, words } = city.evidence.ticket.liken(await city.query(maskedText))
      const scores = meaning ?? words
      const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!).slice(0, limit)
      return order.map((at) => ({ ticket: city.tickets[at]!, score: scores[at]! }))
    },
    async learn(cases) {
      city = await open(cases)
    },
  }
}

/** Learnt from the shipped examples and the past tickets as dispatch reads them: without personal data and places. */
const opinionOf = ({ evidence, tickets }: DispatchCity): SecondOpinion =>
  trainSecondOpinion([
    ...loadDangerExamples(),
    ...evidence.ticket.matters.flatMap(({ text }, at) => {
      const ticket = tickets[at]
      return ticket === undefined ? [] : [exampleOfTicket(text, ticket.urgency)]
    }),
  ])

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
