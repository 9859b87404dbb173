import { Type } from 'typebox'
import { CHUNK_KINDS } from '../../store/records.ts'
import { OneOf } from './common.ts'
import { ExplainedSchema, LIMITS, TermSchema } from './answer.ts'

/** Body of `POST /api/v1/search`. */
export const SearchBody = Type.Object(
  {
    query: Type.String({ minLength: 1, maxLength: LIMITS.question, description: '检索词或问题' }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, description: '最多返回几段，默认 10' })),
    kinds: Type.Optional(
      Type.Array(OneOf(CHUNK_KINDS, '正文、表格行、术语'), {
        minItems: 1,
        maxItems: CHUNK_KINDS.length,
        description: '只查这几种片段；默认都查',
      }),
    ),
  },
  { additionalProperties: false, examples: [{ query: '公积金贷款额度', limit: 5 }] },
)

/** Passages found, without an answer. */
export const SearchResultSchema = Type.Object({
  query: Type.String(),
  terms: Type.Array(TermSchema),
  passages: Type.Array(ExplainedSchema),
  dense: Type.Boolean({ description: '是否用了语义检索' }),
  ms: Type.Number(),
})
