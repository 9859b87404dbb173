import { expect, it } from 'vitest'
import { suiteProgress } from './suite-progress.ts'

it('tells how many suites are done, and how far each of those that run is', () => {
  const told: string[] = []
  const progress = suiteProgress(3, (done, suites, now) => told.push(`${done}/${suites} ${now}`))
  progress.advance('a', 1, 2)
  progress.advance('b', 5, 9)
  progress.advance('a', 2, 2)
  progress.finish('a')
  progress.finish('b')
  expect(told).toEqual(['0/3 a 1/2', '0/3 a 1/2 b 5/9', '0/3 a 2/2 b 5/9', '1/3 b 5/9', '2/3 '])
})
