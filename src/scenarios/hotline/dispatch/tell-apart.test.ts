import { describe, expect, it } from 'vitest'
import { turnOf } from './tell-apart.ts'

const NONE = new Set<number>()
const WHOLE = [0.6, 0.3, 0.1]

describe('turnOf', () => {
  it('is where another lead begins that has nothing to do with the first', () => {
    const matters = [
      { start: 0, shares: [0.9, 0.02, 0.08] },
      { start: 9, shares: [0.8, 0.04, 0.16] },
      { start: 20, shares: [0.01, 0.95, 0.04] },
    ]
    expect(turnOf(matters, WHOLE, NONE)).toBe(20)
  })
  it('is nowhere with one lead, a doubtful lead, or a lead that is near in the other matter', () => {
    const first = { start: 0, shares: [0.9, 0.02, 0.08] }
    expect(turnOf([first, { start: 9, shares: [0.8, 0.1, 0.1] }], WHOLE, NONE)).toBeNull()
    expect(turnOf([first, { start: 9, shares: [0.02, 0.5, 0.48] }], WHOLE, NONE)).toBeNull()
    expect(turnOf([first, { start: 9, shares: [0.2, 0.78, 0.02] }], WHOLE, NONE)).toBeNull()
  })
  it('counts no lead that the whole ticket knows nothing of, and no government of a place', () => {
    const matters = [
      { start: 0, shares: [0.95, 0.02, 0.03] },
      { start: 9, shares: [0.02, 0.95, 0.03] },
    ]
    expect(turnOf(matters, [0.95, 0.01, 0.04], NONE)).toBeNull()
    expect(turnOf(matters, WHOLE, new Set([1]))).toBeNull()
    expect(turnOf(matters, WHOLE, NONE)).toBe(9)
  })
})
