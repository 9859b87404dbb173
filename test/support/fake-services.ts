import type { ApiServices, FileOutcome, Readiness } from '../../src/api/services.ts'
import type { Answer, AnswerEvent, AnswerOptions, AnswerRequest } from '../../src/rag/answer/types.ts'
import { systemClock } from '../../src/shared/clock.ts'
import type { FeedbackRecord, StoredAnswer } from '../../src/store/ports.ts'
import { makeFakeAccounts } from './fake-accounts.ts'
import { fakeAnswer, LODGING } from './fake-answer.ts'
import { makeFakeCity } from './fake-city.ts'
import { makeFakeDesk, type FakeDesk } from './fake-desk.ts'
import { fakeReading } from './fake-ticket.ts'
import { makeFakeLibrary } from './fake-library.ts'

export const ADMIN_TOKEN = 'test-admin-token'

export interface FakeServices extends ApiServices {
  asked: AnswerRequest[]
  signals: AbortSignal[]
  feedback: FeedbackRecord[]
  uploads: { name: string; size: number }[]
  ingested: string[][]
  desk: FakeDesk
  backups: string[]
  readinessValue: Readiness
  /** Replace to make an answer slow or fail. */
  respond: (request: AnswerRequest, options: AnswerOptions) => Promise<Answer>
}

/** Services in memory that answer about {@link LODGING}; what was asked of them can be read back. */
export function makeFakeServices(): FakeServices {
  const library = makeFakeLibrary([LODGING])
  const stored = new Map<string, StoredAnswer>()
  const services: FakeServices = {
    library,
    asked: [],
    signals: [],
    feedback: [],
    uploads: [],
    ingested: [],
    backups: [],
    readinessValue: makeReadiness(),
    respond: async (request, options) => play(fakeAnswer(request), options.onEvent),
    assistant: {
      async answer(request, options = {}) {
        services.asked.push(request)
        if (options.signal) services.signals.push(options.signal)
        const answer = await services.respond(request, options)
        const { id, conversation_id: conversationId, asked_at: askedAt, question, status } = answer
        stored.set(id, { id, conversationId, askedAt, question, status, answer })
        return answer
      },
      async search(query, limit) {
        const { candidates, terms } = fakeAnswer({ question: query }).trace
        return { query, terms, passages: candidates.slice(0, limit), dense: false, ms: 4.2 }
      },
      nearest: async (_question, _asOf, cited = []) => ({
        passages: cited.length > 0 ? [] : fakeAnswer({ question: '民宿奖励' }).citations.slice(0, 1),
        nearer: false,
      }),
    },
    serviceItems: {
      listItems: async () => [],
      countItems: async () => 0,
      getItem: async () => null,
    },
    answers: {
      saveAnswer: async (answer) => void stored.set(answer.id, answer),
      getAnswer: async (id) => stored.get(id) ?? null,
      listTurns: async () => [],
      saveFeedback: async (record) => void services.feedback.push(record),
      purgeBefore: async () => 0,
    },
    ingestUpload: async (file) => [takeUpload(services, file)],
    async ingestPaths(paths, onFile) {
      services.ingested.push([...paths])
      const outcomes = paths.map((path) => outcomeOf(path))
      outcomes.forEach((outcome, index) => onFile(index + 1, outcomes.length, outcome))
      return outcomes
    },
    readiness: async () => ({ ...services.readinessValue, documents: await library.countDocuments() }),
    backup: async (file) => void services.backups.push(file),
    accounts: makeFakeAccounts(),
    city: makeFakeCity(),
    desk: makeFakeDesk(),
    suggest: async ({ text }) => fakeReading(text),
    clock: systemClock,
    isAdmin: async (token) => token === ADMIN_TOKEN,
  }
  return services
}

function play(answer: Answer, onEvent: ((event: AnswerEvent) => void) | undefined): Answer {
  for (const { step, ms } of answer.trace.steps) onEvent?.({ type: 'step', step, ms })
  for (const text of answer.answer.split(/(?<=\])/)) onEvent?.({ type: 'sentence', text })
  onEvent?.({ type: 'citations', citations: answer.citations })
  return answer
}

/** Like an ingest: a file without text fails, any other is new. */
function takeUpload(
  services: FakeServices,
  { name, bytes }: { name: string; bytes: Uint8Array },
): FileOutcome {
  services.uploads.push({ name, size: bytes.length })
  if (bytes.length === 0) {
    return {
      ...outcomeOf(name),
      outcome: 'failed',
      docIds: [],
      chunks: 0,
      code: 'ERR_FILE_EMPTY',
      reason: '文件是空的',
    }
  }
  return { ...outcomeOf(name), warnings: [{ code: 'OUTLINE_NOT_MONOTONE', message: '编号不连续' }] }
}

const outcomeOf = (path: string): FileOutcome => ({
  path,
  outcome: 'created',
  docIds: [path],
  chunks: 3,
  warnings: [],
})

const makeReadiness = (): Readiness => ({
  ready: true,
  database: 'pglite',
  documents: 1,
  chunks: 3,
  pendingEmbeddings: 0,
  embedder: null,
  chatModel: null,
  reranker: null,
  corpus: 'c0',
  version: '0.1.0',
  sampleLibrary: true,
})
