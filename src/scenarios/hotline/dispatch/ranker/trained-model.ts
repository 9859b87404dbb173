import { readFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { HuidaError } from '../../../../shared/errors.ts'
import { ALL_FEATURES, type FeatureName } from './features.ts'

const RankerSchema = Type.Object({
  features: Type.Array(Type.Unsafe<FeatureName>({ type: 'string', enum: [...ALL_FEATURES] })),
  weights: Type.Array(Type.Number()),
  temperature: Type.Number({ exclusiveMinimum: 0 }),
  /** Divides the temperature's scores further in a city that has no past tickets of its own. */
  foreignTemperature: Type.Number({ exclusiveMinimum: 0 }),
  threshold: Type.Number({ minimum: 0, maximum: 1 }),
})

const Scores = Type.Object({
  n: Type.Number(),
  top1: Type.Number(),
  top3: Type.Number(),
  calibrationError: Type.Number(),
})

/** What training leaves behind; `corpus/city/trained/dispatch.json` is the shipped one. */
export const DispatchModelSchema = Type.Object({
  version: Type.Literal(1),
  /** Of the home library it was trained on. */
  library: Type.String(),
  /** Model whose vectors `full` was trained with. */
  embedder: Type.Union([Type.String(), Type.Null()]),
  /** With and without an embedding model. */
  full: Type.Union([RankerSchema, Type.Null()]),
  words: RankerSchema,
  /** Smoothed share of past tickets that went where the winning rule said. */
  rulePrecision: Type.Number(),
  /** Cross-validated. */
  scores: Type.Object({ full: Type.Union([Scores, Type.Null()]), words: Scores }),
})
export type DispatchModel = Static<typeof DispatchModelSchema>
export type TrainedRanker = DispatchModel['words']

export const MODEL_FILE = 'dispatch.json'

/** Read trained weights from the first of the folders that holds them. ERR_CONFIG when none does or the file is damaged. */
export async function loadDispatchModel(dirs: readonly string[]): Promise<DispatchModel> {
  const file = dirs.map((dir) => join(dir, MODEL_FILE)).find((path) => existsSync(path))
  if (file === undefined) throw new HuidaError('ERR_CONFIG', `缺少派单模型 ${MODEL_FILE}`)
  try {
    const model: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (Value.Check(DispatchModelSchema, model)) return model
  } catch {
    // Told below.
  }
  throw new HuidaError('ERR_CONFIG', `派单模型 ${file} 已损坏`)
}
