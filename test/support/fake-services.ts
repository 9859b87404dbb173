import type { ApiServices, FileOutcome, Readiness } from '../../src/api/services.ts'
import type {
  Answer,
  AnswerEvent,
  AnswerOptions,
  AnswerRequest,
  Citation,
} from '../../src/rag/answer/types.ts'
import { systemClock } from '../../src/shared/clock.ts'
import type { FeedbackRecord, StoredAnswer, StoredDocument } from '../../src/store/ports.ts'
import { makeFakeAccounts } from './fake-accounts.ts'
import { makeFakeCity } from './fake-city.ts'
import { makeFakeDesk, type FakeDesk } from './fake-desk.ts'
import { fakeReading } from './fake-ticket.ts'
import { makeDocument, makeFakeLibrary } from './fake-library.ts'

export const ADMIN_TOKEN = 'test-admin-token'

const TEXT = `望海市民宿奖励办法
第一章 总则
第一条 为了支持民宿发展，制定本办法。
第二章 奖励标准
第二条 新评为甲级的民宿一次性奖励5万元。
第三条 新评为乙级的民宿一次性奖励3万元。
年度\t户数\t金额（万元）
2024\t12\t48
2025\t20\t76
第三章 附则
第四条 本办法自2025年1月1日起施行，有效期3年。
`

/** The one document of the fake library. */
export const LODGING: StoredDocument = makeDocument({
  id: 'lodging',
  text: TEXT,
  headings: ['第一章 总则', '第二章 奖励标准', '第三章 附则'],
  fields: {
    title: '望海市民宿奖励办法',
    issuer: '望海市文化和旅游局',
    docNo: '望文旅发〔2024〕9号',
    kind: '办法',
    region: '望海市',
    level: 'city',
    status: '有效',
    publishedAt: '2024-12-10',
    effectiveFrom: '2025-01-01',
    effectiveTo: '2027-12-31',
    topics: ['民宿'],
    sample: true,
  },
  warnings: [{ code: 'OUTLINE_NOT_MONOTONE', message: '第三条之后编号不连续', start: 60, end: 64 }],
  units: [{ anchor: 's1', unit: '望海市文化和旅游局', role: '牵头', start: 0, end: 9 }],
  tables: [
    {
      anchor: 't1',
      caption: null,
      header: ['年度', '户数', '金额（万元）'],
      rows: [
        {
          anchor: 't1r1',
          group: null,
          name: '2024',
          unit: null,
          cells: { 户数: '12', '金额（万元）': '48' },
          start: TEXT.indexOf('2024\t'),
          end: TEXT.indexOf('\n2025\t'),
        },
      ],
      start: TEXT.indexOf('年度\t'),
      end: TEXT.indexOf('\n第三章'),
    },
  ],
  terms: [],
})

const FIRST = '新评为甲级的民宿一次性奖励5万元。'
const SECOND = '新评为乙级的民宿一次性奖励3万元。'

const cite = (n: number, quote: string): Citation => ({
  n,
  doc_id: LODGING.id,
  source: LODGING.source,
  title: LODGING.fields.title,
  doc_no: LODGING.fields.docNo,
  path: '第二章 奖励标准 › 第二条',
  anchor: 's2',
  quote,
  validity: '有效',
  issued_at: '2024-12-10',
  effective_from: '2025-01-01',
  effective_to: '2027-12-31',
  url: 'https://www.wanghai.example/lodging',
})

const passage = (text: string, score: number, kept: boolean) => ({
  doc_id: LODGING.id,
  source: LODGING.source,
  path: '第二章 奖励标准',
  anchor: 's2',
  text,
  score,
  kept,
  lexical: score * 10,
  dense: score,
  features: { title: 1 },
})

let serial = 0

/** A complete answer about the one document, or a refusal when the question is about something else. */
export function fakeAnswer(request: AnswerRequest): Answer {
  const known = request.question.includes('民宿')
  const candidates = [
    passage(FIRST, 0.91, true),
    passage(SECOND, 0.82, true),
    passage('第一条 为了支持民宿发展', 0.2, false),
  ]
  return {
    id: `answer-${++serial}`,
    conversation_id: request.conversationId ?? `conversation-${serial}`,
    asked_at: '2026-03-01T08:00:00.000Z',
    as_of: request.asOf ?? '2026-03-01',
    question: request.question,
    status: known ? 'answered' : 'unanswerable_no_evidence',
    answer: known ? `${FIRST}[1]${SECOND}[2]` : '政策库中没有查到与这个问题有关的规定。',
    citations: known ? [cite(1, FIRST), cite(2, SECOND)] : [],
    retrieved: candidates.map(({ doc_id, source, path, anchor, text, score }) => ({
      doc_id,
      source,
      path,
      anchor,
      text,
      score,
    })),
    composer: known ? 'extractive' : 'none',
    model: null,
    timings_ms: { retrieve: 6.5, compose: 2 },
    notices: known ? ['这份文件是示例'] : [],
    contacts: [{ name: '政务服务便民热线', phone: '12345' }],
    label: 'AI生成',
    trace: {
      steps: [
        { step: 'retrieve', ms: 6.5, note: '3 段' },
        { step: 'compose', ms: 2 },
      ],
      searchedFor: request.question,
      terms: [{ term: '民宿', weight: 1 }],
      candidates,
      dropped: [{ sentence: '奖励10万元。', reason: '数字不在引文中' }],
      hashes: { corpus: 'c0', embedder: null, prompts: {} },
    },
  }
}

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
    policyQa: {
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
    },
    serviceItems: {
      listItems: async () => [],
      countItems: async () => 0,
      getItem: async () => null,
    },
    answers: {
      saveAnswer: async (answer) => void stored.set(answer.id, answer),
      getAnswer: async (id) => stored.get(id) ?? null,
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
