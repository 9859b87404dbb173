import type { CityPack } from './city/index.ts'
import { createContactBook } from './city/index.ts'
import type { Config } from './config/index.ts'
import type { Models } from './container-models.ts'
import { normaliseQuestion } from './rag/lexicon/normalise-question.ts'
import type { Synonyms } from './rag/lexicon/synonyms.ts'
import { createRetriever } from './rag/retrieve/index.ts'
import { createAssistant } from './scenarios/assistant/index.ts'
import { createLibraryView, createPolicyQa, type PolicyQa } from './scenarios/policy-qa/index.ts'
import { createServiceGuide } from './scenarios/service-guide/index.ts'
import type { Clock } from './shared/clock.ts'
import type { AnswerStore, LibraryStore, ServiceItemStore } from './store/ports.ts'

/** What the scenarios share. */
export interface ScenarioParts {
  config: Config
  city: CityPack
  synonyms: Synonyms
  models: Models
  library: LibraryStore
  items: ServiceItemStore
  /** Null in evaluations: no answer is kept. */
  answers: AnswerStore | null
  clock: Clock
}

/** Above the chat model's own time limit, so that its failure still leaves time for the extractive answer. */
const ANSWER_MARGIN_MS = 30_000

/** Compose policy questions and service guides behind one door. */
export function openAssistant(parts: ScenarioParts): PolicyQa {
  const { config, city, synonyms, models, library, items, clock } = parts
  const { embedder, reranker, chat } = models
  const contacts = createContactBook(city, config.hotline)
  const shared = {
    view: createLibraryView(library),
    embedder,
    clock,
    normalise: normaliseQuestion,
    timeoutMs: config.chat.timeoutMs + ANSWER_MARGIN_MS,
  }
  const retriever = createRetriever({ library, embedder, reranker, synonyms })
  const policyQa = createPolicyQa({ ...shared, retriever, chat, contacts, answers: null })
  const serviceGuide = createServiceGuide({
    ...shared,
    ...{ items, library, districts: city.districts, hotline: contacts.hotline },
    expand: (text) => [...synonyms.expand(text).values()].flat(),
  })
  return createAssistant({ policyQa, serviceGuide, answers: parts.answers })
}
