import type { Answer, AnswerRequest, Citation } from '../../src/rag/answer/types.ts'
import type { StoredDocument } from '../../src/store/ports.ts'
import { makeDocument } from './fake-library.ts'

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
