import { expect, it } from 'vitest'
import { mapInTurns } from './map-in-turns.ts'

it('maps in order and lets others have their turn', async () => {
  let others = 0
  const timer = setInterval(() => (others += 1), 1)
  const busy = (item: number): number => {
    const until = performance.now() + 15
    while (performance.now() < until);
    return item * 2
  }
  expect(await mapInTurns([1, 2, 3, 4, 5, 6], busy)).toEqual([2, 4, 6, 8, 10, 12])
  clearInterval(timer)
  expect(others).toBeGreaterThan(1)
})
