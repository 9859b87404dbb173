import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { HuidaError } from '../../../../shared/errors.ts'
import { oddsOf } from '../../classify/boosted-trees.ts'

/** What speaks for several matters in a ticket; each is explained where it is read. */
export const SPLIT_FEATURES = [
  'first',
  'second',
  'opinion',
  'worded',
  'sentences',
  'several',
  'further',
  'also',
  'semicolons',
  'asks',
  'oneSentence',
  'fieldShift',
  'goesOn',
  'wants',
  'contrast',
  'sentenceContrast',
  'turnGain',
] as const
export type SplitFeature = (typeof SPLIT_FEATURES)[number]
export type SplitFeatures = Readonly<Record<SplitFeature, number>>

const Scores = Type.Object({
  n: Type.Number(),
  recall: Type.Number(),
  precision: Type.Number(),
  f1: Type.Number(),
})

/** Probabilities that are enough: where no words set matters apart, and where they do. */
const Enough = Type.Object({ turn: Type.Number(), worded: Type.Number() })
export type SplitLimits = Static<typeof Enough>

/** What training leaves behind; `corpus/city/trained/split.json` is the shipped one. */
export const SplitModelSchema = Type.Object({
  version: Type.Literal(1),
  /** Of the examples it was trained on. */
  examples: Type.String(),
  features: Type.Array(Type.Unsafe<SplitFeature>({ type: 'string', enum: [...SPLIT_FEATURES] })),
  base: Type.Number(),
  trees: Type.Array(
    Type.Object({
      features: Type.Array(Type.Integer()),
      limits: Type.Array(Type.Number()),
      leaves: Type.Array(Type.Number()),
    }),
  ),
  /** For the city that past tickets come from, and for any other. */
  enough: Type.Object({ home: Enough, foreign: Enough }),
  /** Cross-validated, of past tickets and of examples written for it. */
  scores: Type.Object({ past: Scores, written: Scores }),
})
export type SplitModel = Static<typeof SplitModelSchema>
export type SplitScores = Static<typeof Scores>

export const SPLIT_MODEL_FILE = 'split.json'

/** Read the trained weights from a folder. ERR_CONFIG when the file is missing or damaged. */
export async function loadSplitModel(dir: string): Promise<SplitModel> {
  const file = join(dir, SPLIT_MODEL_FILE)
  try {
    const model: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (Value.Check(SplitModelSchema, model)) return model
  } catch {
    // Told below.
  }
  throw new HuidaError('ERR_CONFIG', `拆分判断的权重 ${file} 缺失或者已损坏，请重新训练`)
}

/** Probability that a ticket holds matters for different departments. */
export const splitProbability = (
  model: Pick<SplitModel, 'features' | 'base' | 'trees'>,
  of: SplitFeatures,
): number =>
  oddsOf(
    model,
    model.features.map((name) => of[name]),
  )
