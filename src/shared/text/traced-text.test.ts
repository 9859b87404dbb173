import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toOriginalRange, toRepairedRange } from './offset-map.ts'
import { TracedText, type TextEdit } from './traced-text.ts'

/** Sorted, disjoint edits for a text of the given length. */
function editsFor(length: number, seeds: readonly [number, number, string][]): TextEdit[] {
  const edits: TextEdit[] = []
  let from = 0
  for (const [skip, take, text] of seeds) {
    const start = from + skip
    if (start > length) break
    const end = Math.min(length, start + take)
    edits.push({ start, end, text })
    from = end + 1
  }
  return edits
}

const seeds = fc.array(fc.tuple(fc.nat(5), fc.nat(4), fc.string({ maxLength: 4 })), { maxLength: 6 })

describe('TracedText', () => {
  it('keeps the way back over several steps', () => {
    const traced = new TracedText('建設(shè)5G 基站\n\n— 4 —\n\n工程')
    traced.replaceAll(/\(shè\)/g, () => '')
    traced.replaceAll(/設/g, () => '设')
    traced.replaceAll(/\n+— \d+ —\n+/g, () => '')
    traced.replaceAll(/(?<=G) /g, () => '')
    expect(traced.text).toBe('建设5G基站工程')
    const map = traced.offsets()
    const at = traced.text.indexOf('设5G基')
    const { start, end } = toOriginalRange(map, { start: at, end: at + 4 })
    expect(traced.original.slice(start, end)).toBe('設(shè)5G 基')
    expect(traced.toOriginal({ start: at, end: at + 1 })).toEqual({ start: 1, end: 2 })
    const station = traced.original.indexOf('基站')
    expect(toRepairedRange(map, { start: station, end: station + 2 })).toEqual({ start: 4, end: 6 })
    expect(traced.toCurrent({ start: station, end: station + 2 })).toEqual({ start: 4, end: 6 })
  })

  it('maps a replacement of another length as a whole', () => {
    const traced = new TracedText('a????z')
    traced.edit([{ start: 1, end: 5, text: '规模化' }])
    expect(traced.toOriginal({ start: 2, end: 3 })).toEqual({ start: 1, end: 5 })
    const map = traced.offsets()
    expect(toOriginalRange(map, { start: 1, end: 4 })).toEqual({ start: 1, end: 5 })
    expect(toOriginalRange(map, { start: 4, end: 5 })).toEqual({ start: 5, end: 6 })
  })

  it('refuses edits that overlap or lie outside', () => {
    const traced = new TracedText('abc')
    const overlap = [
      { start: 0, end: 2, text: '' },
      { start: 1, end: 3, text: '' },
    ]
    expect(() => traced.edit(overlap)).toThrow(RangeError)
    expect(() => traced.edit([{ start: 2, end: 4, text: '' }])).toThrow(RangeError)
  })

  it('survives an empty text', () => {
    const traced = new TracedText('')
    traced.edit([{ start: 0, end: 0, text: 'x' }])
    expect(traced.text).toBe('x')
    expect(toOriginalRange(traced.offsets(), { start: 0, end: 1 })).toEqual({ start: 0, end: 0 })
  })
})

describe('properties', () => {
  it('an untouched character maps to itself, in both directions', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 30 }), seeds, seeds, (original, first, second) => {
        const traced = new TracedText(original)
        const tagged = [...new Set(editsFor(original.length, first))]
        traced.edit(tagged)
        traced.edit(editsFor(traced.text.length, second))
        const map = traced.offsets()
        for (let index = 0; index < traced.text.length; index++) {
          const range = traced.toOriginal({ start: index, end: index + 1 })
          const mapped = toOriginalRange(map, { start: index, end: index + 1 })
          expect(mapped.start).toBeGreaterThanOrEqual(range.start)
          expect(mapped.end).toBeLessThanOrEqual(range.end)
        }
        expect(toOriginalRange(map, { start: 0, end: traced.text.length }).end).toBeLessThanOrEqual(
          original.length,
        )
      }),
    )
  })

  it('breakpoints never fall, and deletions leave the rest verbatim', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), seeds, (original, cuts) => {
        const traced = new TracedText(original)
        traced.edit(editsFor(original.length, cuts).map((edit) => ({ ...edit, text: '' })))
        const { repaired, original: back } = traced.offsets()
        for (let index = 1; index < repaired.length; index++) {
          expect(repaired[index]).toBeGreaterThanOrEqual(repaired[index - 1] ?? 0)
          expect(back[index]).toBeGreaterThanOrEqual(back[index - 1] ?? 0)
        }
        for (let index = 0; index < traced.text.length; index++) {
          const range = toOriginalRange({ repaired, original: back }, { start: index, end: index + 1 })
          expect(original.slice(range.start, range.end)).toBe(traced.text[index])
          expect(toRepairedRange({ repaired, original: back }, range)).toEqual({
            start: index,
            end: index + 1,
          })
        }
      }),
    )
  })
})
