import { describe, expect, it } from 'vitest'
import { contrastOf, findTurn } from './matter-turn.ts'

const LAMPS = [0.9, 0.05, 0.05]
const DOGS = [0.02, 0.95, 0.03]
const NOTHING = [0.34, 0.33, 0.33]

describe('contrastOf', () => {
  it('is high where the leads before and after a point are sure and different', () => {
    expect(contrastOf([LAMPS, LAMPS, DOGS])).toBeGreaterThan(0.6)
  })
  it('is low with one lead, with doubtful parts and with one part', () => {
    expect(contrastOf([LAMPS, LAMPS, LAMPS])).toBeLessThan(0.05)
    expect(contrastOf([NOTHING, NOTHING])).toBeLessThan(0.05)
    expect(contrastOf([LAMPS])).toBe(0)
  })
})

describe('findTurn', () => {
  it('is the part that the other lead begins with, whatever a doubtful part between them says', () => {
    expect(findTurn([LAMPS, LAMPS, DOGS])).toBe(2)
    expect(findTurn([LAMPS, NOTHING, DOGS, DOGS])).toBeOneOf([1, 2])
  })
  it('is nowhere with one lead or one part', () => {
    expect(findTurn([LAMPS, LAMPS, NOTHING])).toBeNull()
    expect(findTurn([DOGS])).toBeNull()
  })
})
