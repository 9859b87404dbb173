import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hashLibrary, loadHomeLibrary, TRAINED_DIR } from '../evidence/home-library.ts'
import { loadSplitModel } from '../split/split-model.ts'
import { hashExamples } from '../split/split-cases.ts'
import { loadDispatchModel } from './trained-model.ts'

test('the shipped weights were trained on the shipped tickets and city pack: else run scripts/train-dispatch.ts', async () => {
  const model = await loadDispatchModel([TRAINED_DIR])
  expect(model.library).toBe(hashLibrary(await loadHomeLibrary()))
})

test('the shipped scores are what cross-validation gave, by meaning better than by words', async () => {
  const { scores, full, words } = await loadDispatchModel([TRAINED_DIR])
  expect(scores.full!.n).toBeGreaterThan(400)
  expect(scores.full!.top1).toBeGreaterThan(scores.words.top1)
  expect(scores.full!.calibrationError).toBeLessThan(0.08)
  expect(full!.features.length).toBe(full!.weights.length)
  expect(words.features.every((name) => !/meaning|part|learned$/.test(name))).toBe(true)
})

test('the shipped vectors are whole records of the model they were trained with', async () => {
  const { embedder } = await loadDispatchModel([TRAINED_DIR])
  const bytes = readFileSync(join(TRAINED_DIR, `vectors-${embedder}.bin`))
  expect(bytes.length % (8 + 512)).toBe(0)
})

test('what tells matters apart was trained on the shipped examples: else run scripts/train-split.ts', async () => {
  const { examples, scores } = await loadSplitModel(TRAINED_DIR)
  expect(examples).toBe(hashExamples((await loadHomeLibrary()).tickets))
  expect(scores.past.n).toBeGreaterThan(2000)
  expect(scores.written.f1).toBeGreaterThan(0.7)
})
