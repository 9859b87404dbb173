import { describe, expect, test } from 'vitest'
import { TRAINED_DIR } from '../evidence/home-library.ts'
import {
  loadSplitModel,
  SPLIT_FEATURES,
  splitProbability,
  type SplitFeatures,
  type SplitModel,
} from './split-model.ts'

const NONE = Object.fromEntries(SPLIT_FEATURES.map((name) => [name, 0])) as SplitFeatures

describe('splitProbability', () => {
  test('is logistic in the weighted features', () => {
    const model: Pick<SplitModel, 'features' | 'weights'> = {
      features: ['constant', 'contrast'],
      weights: [-1, 2],
    }
    expect(splitProbability(model, { ...NONE, constant: 1 })).toBeCloseTo(0.269, 3)
    expect(splitProbability(model, { ...NONE, constant: 1, contrast: 0.5 })).toBeCloseTo(0.5, 6)
  })
})

describe('loadSplitModel', () => {
  test('reads the shipped weights, one a feature', async () => {
    const model = await loadSplitModel(TRAINED_DIR)
    expect(model.features).toEqual([...SPLIT_FEATURES])
    expect(model.weights).toHaveLength(SPLIT_FEATURES.length)
    expect(model.enough.home.worded).toBeLessThanOrEqual(model.enough.home.turn)
  })

  test('says that it must be trained where there is none', async () => {
    await expect(loadSplitModel('/nowhere')).rejects.toMatchObject({ code: 'ERR_CONFIG' })
  })
})
