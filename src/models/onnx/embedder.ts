import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { HuidaError } from '../../shared/errors.ts'
import { sha256Of } from '../files/checksum.ts'
import { EMBEDDING_MODEL } from '../files/manifest.ts'
import type { Embedder } from '../ports.ts'
import type { EncoderFiles } from './protocol.ts'
import { WorkerPool } from './worker-pool.ts'

/** Folder of the model below the models directory, and its name in the embedder's id. */
export const ONNX_MODEL_NAME = EMBEDDING_MODEL.name
/** Instruction that bge-*-zh-v1.5 was trained with; it belongs to queries only. */
const QUERY_INSTRUCTION = '为这个句子生成表示以用于检索相关文章：'

/** Where the model lies, and how many single-threaded workers share the work (default 2). */
export interface OnnxEmbedderOptions {
  modelsDir: string
  workers?: number
}

/**
 * bge-small-zh-v1.5 (int8) in worker threads: 512 dimensions, 512 tokens, one text a run.
 * Throws ERR_MODEL_MISSING without files and ERR_MODEL_UNAVAILABLE when they cannot be loaded.
 */
export async function createOnnxEmbedder(options: OnnxEmbedderOptions): Promise<Embedder> {
  const files = await locate(options.modelsDir)
  const pool = new WorkerPool(files, options.workers ?? 2)
  try {
    const [dimensions, hash] = await Promise.all([pool.ready(), sha256Of(files.modelPath)])
    return {
      id: `${ONNX_MODEL_NAME}@${hash.slice(0, 12)}`,
      dimensions,
      embedDocuments: (texts, signal) => pool.embedAll(texts, signal),
      embedQuery: (text, signal) => pool.embedUrgent(QUERY_INSTRUCTION + text, signal),
      embedSentences: (texts, signal) => pool.embedAll(texts, signal, true),
      close: () => pool.close(),
    }
  } catch (error) {
    await pool.close()
    throw error
  }
}

async function locate(modelsDir: string): Promise<EncoderFiles> {
  const folder = join(modelsDir, ONNX_MODEL_NAME)
  const files = { modelPath: join(folder, 'model.onnx'), tokenizerPath: join(folder, 'tokenizer.json') }
  try {
    await Promise.all(Object.values(files).map((path) => access(path)))
  } catch (cause) {
    const detail = `没有找到向量模型 ${ONNX_MODEL_NAME}，请运行 huida models fetch`
    throw new HuidaError('ERR_MODEL_MISSING', detail, { cause })
  }
  return files
}
