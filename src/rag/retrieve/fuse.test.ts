import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChunkHit } from '../../store/ports.ts'
import { fuseHits } from './fuse.ts'

const hit = (chunkId: string, score: number): ChunkHit => ({ chunkId, docId: 'd', score })

test('adds normalised scores with the lexical share', () => {
  const fused = fuseHits([hit('a', 10), hit('b', 5)], [hit('b', 0.8), hit('c', 0.55)])
  expect(fused.map((one) => [one.chunkId, Number(one.fused.toFixed(3))])).toEqual([
    ['b', 0.7],
    ['a', 0.6],
    ['c', 0.2],
  ])
})

test('lets words stand alone when there are no vectors', () => {
  expect(fuseHits([hit('a', 4), hit('b', 2)], []).map((one) => one.fused)).toEqual([1, 0.5])
})

test('is empty for nothing', () => {
  expect(fuseHits([], [])).toEqual([])
})

test('keeps every chunk once, in [0, 1], best first, whatever the order of the lists', () => {
  const list = fc.uniqueArray(
    fc.record({
      chunkId: fc.constantFrom(...'abcdefgh'),
      score: fc.double({ min: 0.01, max: 1, noNaN: true }),
    }),
    {
      selector: (one) => one.chunkId,
    },
  )
  fc.assert(
    fc.property(list, list, (lexical, dense) => {
      const hits = (items: typeof lexical): ChunkHit[] => items.map((one) => hit(one.chunkId, one.score))
      const fused = fuseHits(hits(lexical), hits(dense))
      expect(new Set(fused.map((one) => one.chunkId))).toEqual(
        new Set([...lexical, ...dense].map((one) => one.chunkId)),
      )
      for (const one of fused) expect(one.fused).toBeGreaterThanOrEqual(0)
      for (const one of fused) expect(one.fused).toBeLessThanOrEqual(1 + 1e-9)
      expect(fused.map((one) => one.fused)).toEqual(fused.map((one) => one.fused).toSorted((a, b) => b - a))
      expect(fuseHits(hits(lexical).toReversed(), hits(dense).toReversed())).toEqual(fused)
    }),
  )
})
