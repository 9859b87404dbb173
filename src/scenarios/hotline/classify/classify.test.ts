import { describe, expect, test } from 'vitest'
import { crossDecide, stratifiedFolds } from './folds.ts'
import { trainLinearSvm } from './linear-svm.ts'
import { createTermIndex, createTermSpace } from './term-space.ts'
import { hanPairs, wordsOf } from './terms.ts'
import { trainTextClassifier, type Example } from './text-classifier.ts'
import { highest } from './top-of.ts'

describe('terms', () => {
  test('numbers are no words, and characters pair within a run only', () => {
    expect(wordsOf('暖气12度不热')).not.toContain('12')
    expect(hanPairs('暖气，不热')).toEqual(['2:暖气', '2:不热'])
  })
})

describe('term space', () => {
  const texts = [
    ['暖气', '不热'],
    ['暖气', '漏水'],
    ['路灯', '不亮'],
  ]
  const space = createTermSpace(texts)

  test('vectors have unit length, and a rare term weighs more', () => {
    const { ids, weights } = space.vector(['暖气', '漏水'])
    expect(weights.reduce((sum, weight) => sum + weight * weight, 0)).toBeCloseTo(1, 5)
    expect([...ids]).toEqual([...ids].sort((a, b) => a - b))
    expect(Math.max(...weights)).toBe(weights[[...ids].indexOf(2)])
  })

  test('the index gives the cosines that the vectors have', () => {
    const vectors = texts.map((terms) => space.vector(terms))
    const cosines = createTermIndex(vectors, space.size).cosines(space.vector(['暖气', '不热']))
    expect(cosines[0]).toBeCloseTo(1, 5)
    expect(cosines[1]).toBeGreaterThan(0.1)
    expect(cosines[2]).toBe(0)
  })

  test('unknown terms give an empty vector', () => {
    expect(space.vector(['台风']).ids).toHaveLength(0)
  })
})

describe('linear SVM', () => {
  test('separates classes that can be separated, the same way each time', () => {
    const texts = ['暖气 不热', '暖气 漏水', '路灯 不亮', '路灯 坏'].map((text) => text.split(' '))
    const space = createTermSpace(texts)
    const vectors = texts.map((terms) => space.vector(terms))
    const train = () => trainLinearSvm(vectors, [0, 0, 1, 1], { classes: 2, size: space.size })
    expect(vectors.map((vector) => highest(train().decide(vector)))).toEqual([0, 0, 1, 1])
    expect(train().decide(space.vector(['暖气']))).toEqual(train().decide(space.vector(['暖气'])))
    expect(highest(train().decide(space.vector(['路灯'])))).toBe(1)
  })
})

describe('folds', () => {
  test('spread every class evenly and never leave one out', () => {
    const labels = [...Array<number>(50).fill(0), ...Array<number>(25).fill(1)]
    const folds = stratifiedFolds(labels, 5, 3)
    for (const fold of [0, 1, 2, 3, 4]) {
      const inside = labels.filter((_, at) => folds[at] === fold)
      expect(inside.filter((label) => label === 1)).toHaveLength(5)
      expect(inside).toHaveLength(15)
    }
    expect(stratifiedFolds(labels, 5, 3)).toEqual(folds)
  })

  test('no example is decided by a model that saw it', () => {
    const examples = [0, 1, 2, 3, 4, 5]
    const seen = crossDecide(examples, examples, [0, 1, 2, 0, 1, 2], (kept) => ({
      decide: (example) => Float64Array.of(kept.includes(example) ? 1 : 0),
    }))
    expect(seen.map(([value]) => value)).toEqual([0, 0, 0, 0, 0, 0])
  })
})

describe('text classifier', () => {
  const example = (text: string): Example => ({ text, vector: null })

  test('works by words where there are no vectors', () => {
    const examples = ['家里暖气不热', '暖气片不热', '街上路灯不亮', '路灯不亮天黑'].map(example)
    const classifier = trainTextClassifier(examples, [0, 0, 1, 1], 2)
    expect(highest(classifier.decide(example('暖气一点不热')))).toBe(0)
    expect(highest(classifier.decide(example('整条街路灯不亮')))).toBe(1)
  })
})
