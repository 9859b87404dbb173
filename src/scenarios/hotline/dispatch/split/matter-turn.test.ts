import { describe, expect, it } from 'vitest'
import { contrastOf, findTurn, gainOfTurn } from './matter-turn.ts'

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

describe('gainOfTurn', () => {
  const anywhere = (): boolean => true
  it('grows with what speaks for a second lead, and is nothing with one', () => {
    const gain = gainOfTurn([LAMPS, LAMPS, DOGS], anywhere)
    expect(gainOfTurn([LAMPS, LAMPS, DOGS, DOGS], anywhere)).toBeGreaterThan(gain)
    expect(gain).toBeGreaterThan(1)
    expect(gainOfTurn([LAMPS, LAMPS], anywhere)).toBe(0)
    expect(gainOfTurn([LAMPS], anywhere)).toBe(0)
  })
  it('is nothing where no point may be a turn', () => {
    expect(gainOfTurn([LAMPS, DOGS], () => false)).toBe(0)
  })
})
