import { Type, type Static } from 'typebox'
import { ANSWER_STATUSES, type AnswerStatus } from '../../rag/answer/status.ts'
import type { Answer } from '../../rag/answer/types.ts'
import { Day, NullableNumber, NullableString, OneOf } from './common.ts'

/** Limits of a question; the CLI keeps to the same ones. */
export const LIMITS = { question: 2000, turns: 20, turn: 4000, comment: 1000, quote: 2000 } as const

const Turn = Type.Object(
  {
    role: OneOf(['user', 'assistant'], '谁说的'),
    content: Type.String({ maxLength: LIMITS.turn, description: '说了什么' }),
  },
  { additionalProperties: false },
)

/** Body of `POST /api/v1/answers`. */
export const AnswerBody = Type.Object(
  {
    question: Type.String({ minLength: 1, maxLength: LIMITS.question, description: '问题' }),
    history: Type.Optional(
      Type.Array(Turn, {
        maxItems: LIMITS.turns,
        description: '前面的对话，最早的在前；给了它就只看它，不再按 conversation_id 取',
      }),
    ),
    conversation_id: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        description:
          '同一次对话的编号。带上第一个答案给出的编号，就接着这次对话往下问：取其中 24 小时内最近 8 问（个人信息已遮盖）作为上文。编号就是钥匙，不要公开；自己起的编号（不是随机的 UUID）只作归类，不取上文',
      }),
    ),
    as_of: Type.Optional(Day('按哪一天的有效文件回答；默认今天')),
    district: Type.Optional(
      Type.String({ minLength: 1, maxLength: 50, description: '所在区县，如“澄湾区”；办事地点等因区县而异' }),
    ),
  },
  { additionalProperties: false, examples: [{ question: '灵活就业人员社会保险补贴的标准是多少？' }] },
)

/** Body of `POST /api/v1/answers/{id}/feedback`. */
export const FeedbackBody = Type.Object(
  {
    verdict: OneOf(['useful', 'wrong'], '有用或有误'),
    comment: Type.Optional(Type.String({ maxLength: LIMITS.comment, description: '说明' })),
  },
  { additionalProperties: false },
)

const CitationSchema = Type.Object({
  n: Type.Integer({ minimum: 1, description: '答案中的引用序号' }),
  doc_id: Type.String(),
  source: Type.String({ description: '文件名' }),
  title: NullableString('标题'),
  doc_no: NullableString('发文字号'),
  path: Type.String({ description: '在文件中的位置' }),
  anchor: Type.String({ description: '位置标识' }),
  quote: Type.String({ description: '原文，不超过 500 字' }),
  validity: Type.String({ description: '效力' }),
  issued_at: NullableString('成文或发布日期'),
  effective_from: NullableString('施行日期'),
  effective_to: NullableString('失效日期'),
  url: NullableString('来源网址'),
})

const RetrievedSchema = Type.Object({
  doc_id: Type.String(),
  source: Type.String(),
  path: Type.String(),
  anchor: Type.String(),
  text: Type.String(),
  score: Type.Number(),
})

/** A passage with the scores that ranked it. */
export const ExplainedSchema = Type.Object({
  ...RetrievedSchema.properties,
  kept: Type.Boolean({ description: '是否采用' }),
  lexical: NullableNumber('词面得分'),
  dense: NullableNumber('语义得分'),
  features: Type.Record(Type.String(), Type.Number()),
})

/** A query term with its weight. */
export const TermSchema = Type.Object({ term: Type.String(), weight: Type.Number() })

const StepSchema = Type.Object({
  step: Type.String(),
  ms: Type.Number(),
  model: Type.Optional(Type.String()),
  inputTokens: Type.Optional(Type.Number()),
  outputTokens: Type.Optional(Type.Number()),
  note: Type.Optional(Type.String()),
})

const TraceSchema = Type.Object({
  steps: Type.Array(StepSchema),
  searchedFor: Type.String({ description: '实际检索的问题' }),
  terms: Type.Array(TermSchema),
  candidates: Type.Array(ExplainedSchema),
  dropped: Type.Array(Type.Object({ sentence: Type.String(), reason: Type.String() })),
  hashes: Type.Object({
    corpus: Type.String(),
    embedder: NullableString('向量模型'),
    prompts: Type.Record(Type.String(), Type.String()),
  }),
})

/** An answer as it is returned and stored. */
export const AnswerSchema = Type.Object(
  {
    id: Type.String(),
    conversation_id: Type.String({ description: '这次对话的编号，再问时带上' }),
    asked_at: Type.String(),
    as_of: Type.String(),
    question: Type.String({ description: '问题（个人信息已遮盖）' }),
    status: OneOf(Object.keys(ANSWER_STATUSES) as AnswerStatus[], '结果状态'),
    answer: Type.String({ description: '答案，句后有引用序号' }),
    citations: Type.Array(CitationSchema),
    retrieved: Type.Array(RetrievedSchema),
    composer: OneOf(['extractive', 'generative', 'curated', 'none'], '答案的写法'),
    model: NullableString('所用大模型'),
    timings_ms: Type.Record(Type.String(), Type.Number()),
    notices: Type.Array(Type.String()),
    contacts: Type.Array(Type.Object({ name: Type.String(), phone: Type.String() })),
    label: Type.String({ description: '人工智能生成标识' }),
    trace: TraceSchema,
  },
  { description: '带引用的答案' },
)

/**
 * An answer as it is fetched again. Whoever was sent an answer's address may read it, but not go on with the conversation: its
 * number is for those who hold it.
 */
export const KeptAnswerSchema = Type.Omit(AnswerSchema, ['conversation_id'], { description: '带引用的答案' })

/** What comes nearest to a question, which is no answer to it. */
export const NearestSchema = Type.Object(
  {
    passages: Type.Array(CitationSchema, { maxItems: 3 }),
    nearer: Type.Boolean({ description: '第一处比答案所引的都近得多：答案可能答的不是所问' }),
  },
  { description: '意思最近的原文，不是答案' },
)

/** Fails to compile when the schema and the pipeline's answer drift apart. */
export const answerToWire = (answer: Answer): Static<typeof AnswerSchema> => answer
