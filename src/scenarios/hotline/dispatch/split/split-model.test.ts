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
  test('is what the leaves of its trees make of the features', () => {
    const model: Pick<SplitModel, 'features' | 'base' | 'trees'> = {
      features: ['contrast'],
      base: -1,
      trees: [{ features: [0], limits: [0.3], leaves: [0, 1] }],
    }
    expect(splitProbability(model, NONE)).toBeCloseTo(0.269, 3)
    expect(splitProbability(model, { ...NONE, contrast: 0.5 })).toBeCloseTo(0.5, 6)
  })
})

describe('loadSplitModel', () => {
  test('reads the shipped trees', async () => {
    const model = await loadSplitModel(TRAINED_DIR)
    expect(model.features).toEqual([...SPLIT_FEATURES])
    expect(model.trees.length).toBeGreaterThan(0)
    expect(model.enough.home.worded).toBeLessThanOrEqual(model.enough.home.turn)
  })

  test('says that it must be trained where there is none', async () => {
    await expect(loadSplitModel('/nowhere')).rejects.toMatchObject({ code: 'ERR_CONFIG' })
  })
})
