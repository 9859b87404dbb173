import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe } from 'vitest'
import { requireAll, sharedPath } from './shared.ts'

/** Folder with one folder a model; not part of the repository. */
export const modelsDir = process.env.HUIDA_MODELS_DIR
  ? resolve(process.env.HUIDA_MODELS_DIR)
  : sharedPath('models')

/** A suite that needs the real embedding model: skipped with a plain line when absent, unless everything is required. */
export function describeModel(name: string, suite: () => void): void {
  const absent = !existsSync(join(modelsDir, 'bge-small-zh-v1.5-q', 'model.onnx'))
  if (absent && !requireAll) console.warn(`skipped: ${name} (no model in ${modelsDir}; set HUIDA_MODELS_DIR)`)
  describe.skipIf(absent && !requireAll)(name, suite)
}

/** Cosine of two unit vectors. */
export const cosine = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0)
