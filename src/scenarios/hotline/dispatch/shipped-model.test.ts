import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hashLibrary, loadHomeLibrary, TRAINED_DIR } from './home-library.ts'
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
