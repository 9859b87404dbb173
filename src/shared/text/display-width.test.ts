import { expect, it } from 'vitest'
import { displayWidth } from './display-width.ts'

it('counts wide characters twice', () => {
  expect(displayWidth('召回@5，％')).toBe(10)
  expect(displayWidth('p50')).toBe(3)
})
