import { createContactBook, type CityPack } from '../city/index.ts'
import type { Config } from '../config/index.ts'
import { createScreener, describeWaysOut } from '../guardrails/screen.ts'
import { cacheEmbeddings } from '../models/index.ts'
import type { Screens } from '../rag/answer/steps/screen.ts'
import type { Contact } from '../rag/answer/types.ts'
import { normaliseQuestion } from '../rag/lexicon/normalise-question.ts'
import type { Synonyms } from '../rag/lexicon/synonyms.ts'
import { createLibraryView } from '../rag/library-view.ts'
import { createNearest } from '../rag/nearest/index.ts'
import { createRetriever, type Retriever } from '../rag/retrieve/index.ts'
import { createAssistant, type Assistant } from '../scenarios/assistant/index.ts'
import { createPolicyQa, createSearch } from '../scenarios/policy-qa/index.ts'
import { createServiceGuide, GUIDE_KIND } from '../scenarios/service-guide/index.ts'
import type { Clock } from '../shared/clock.ts'
import type { AnswerStore, LibraryStore, ServiceItemStore } from '../store/ports.ts'
import type { Models } from './models.ts'

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
  /** Folder that keeps the vectors of the screening's examples. */
  vectorsDir: string
}

/** Above the chat model's own time limit, so that its failure still leaves time for the extractive answer. */
const ANSWER_MARGIN_MS = 30_000
/** Screening any question opens the examples of its language. */
const ANY_QUESTIONS = ['办身份证要带什么', 'What do I need for an ID card?']

/** The one door for questions, and what it would otherwise do at the first of them. */
export interface OpenAssistant {
  assistant: Assistant
  /** Makes the vectors of the screening's examples; resolves at once where they are made. */
  warmUp(): Promise<void>
}

/** Compose policy questions and service guides behind one door. */
export function openAssistant(parts: ScenarioParts): OpenAssistant {
  const { config, city, synonyms, models, library, items, clock } = parts
  const { embedder, reranker, chat } = models
  const contacts = createContactBook(city, config.hotline)
  const screens = openScreens(parts, contacts.hotline)
  const shared = {
    view: createLibraryView(library),
    embedder,
    clock,
    normalise: normaliseQuestion,
    timeoutMs: config.chat.timeoutMs + ANSWER_MARGIN_MS,
    screens,
  }
  const retriever = createRetriever({ library, view: shared.view, embedder, reranker, synonyms })
  const policyQa = createPolicyQa({ ...shared, retriever: withoutGuides(retriever), chat, contacts })
  const serviceGuide = createServiceGuide({
    ...shared,
    items,
    library,
    districts: city.districts,
    hotline: contacts.hotline,
    expand: (text) => [...synonyms.expand(text).values()].flat(),
  })
  const search = createSearch({ ...shared, retriever })
  const nearest = createNearest({ ...shared, retriever })
  return {
    assistant: createAssistant({ policyQa, serviceGuide, search, nearest, answers: parts.answers, clock }),
    async warmUp() {
      for (const question of ANY_QUESTIONS) await screens.screener(question)
    },
  }
}

/** Screening by rules and examples; the examples' vectors are made once a machine. */
function openScreens({ city, models, vectorsDir }: ScenarioParts, hotline: Contact): Screens {
  const { embedder } = models
  const vectors = embedder && { examples: cacheEmbeddings(embedder, vectorsDir), questions: embedder }
  return { screener: createScreener(vectors), waysOut: describeWaysOut(city.emergencyNumbers, hotline) }
}

/** Policies are answered from policies: a guide's text is for search, its fields for the guide scenario. */
function withoutGuides(retriever: Retriever): Retriever {
  return {
    analyse: (question, carried) => retriever.analyse(question, carried),
    retrieve: (analysis, options = {}) =>
      retriever.retrieve(analysis, {
        ...options,
        filter: { ...options.filter, documents: { except: GUIDE_KIND } },
      }),
  }
}
