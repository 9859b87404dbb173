import { Type } from 'typebox'
import { OneOf } from './common.ts'

const Warning = Type.Object({ code: Type.String(), message: Type.String() })

/** How one file fared. */
export const OutcomeSchema = Type.Object({
  path: Type.String(),
  outcome: OneOf(['created', 'updated', 'unchanged', 'removed', 'failed'], '结果'),
  doc_ids: Type.Array(Type.String()),
  chunks: Type.Integer(),
  warnings: Type.Array(Warning),
  code: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
})

/** All files of one request, in order. */
export const OutcomesSchema = Type.Object({ outcomes: Type.Array(OutcomeSchema) })

/** Body of `POST /api/v1/backup`. */
export const BackupBody = Type.Object(
  { file: Type.String({ minLength: 1, maxLength: 4096, description: '本机上的绝对路径' }) },
  { additionalProperties: false },
)

/** Body of `POST /api/v1/ingest`. */
export const IngestBody = Type.Object(
  {
    paths: Type.Array(Type.String({ minLength: 1, maxLength: 4096, description: '本机上的绝对路径' }), {
      minItems: 1,
      maxItems: 1000,
    }),
  },
  { additionalProperties: false },
)
