import { Type } from 'typebox'
import { NullableString, OneOf } from './common.ts'

/** What the service can do at the moment. */
export const StatusSchema = Type.Object({
  ready: Type.Boolean(),
  database: OneOf(['postgres', 'pglite'], '数据库'),
  documents: Type.Integer({ description: '文件数' }),
  chunks: Type.Integer({ description: '片段数' }),
  pending_embeddings: Type.Integer({ description: '尚未生成向量的片段数' }),
  embedder: NullableString('向量模型；空为仅按词检索'),
  chat_model: NullableString('大模型；空为摘录原文作答'),
  reranker: NullableString('重排模型'),
  corpus: Type.String({ description: '政策库版本' }),
  version: Type.String({ description: '程序版本' }),
  sample_library: Type.Boolean({ description: '库中是否全部为示例文件' }),
  hotline: Type.String({ description: '热线' }),
  answer_statuses: Type.Record(Type.String(), Type.String(), { description: '结果状态的名称' }),
})

/** Questions that the library can answer. */
export const ExamplesSchema = Type.Object({ questions: Type.Array(Type.String(), { maxItems: 5 }) })
