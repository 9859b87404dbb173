import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'evals/**/*.test.ts'],
    setupFiles: ['test/support/fixed-seed.ts'],
    sequence: { shuffle: true, seed: Number(process.env.HUIDA_TEST_SEED ?? 1) },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
