import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Embedder } from '../../../src/models/ports.ts'

const TEXTS = ['城镇职工医疗保险参保条件', '新能源汽车充电桩建设补贴', '不动产首次登记需要哪些材料']

/** What every {@link Embedder} must keep to; each adapter runs it. */
export function describeEmbedder(name: string, create: () => Promise<Embedder>): void {
  describe(`${name} keeps the Embedder contract`, () => {
    let embedder: Embedder
    beforeAll(async () => {
      embedder = await create()
    })
    afterAll(() => embedder.close())

    test('names model and weights', () => {
      expect(embedder.id).toMatch(/^[\w./:-]+@([0-9a-f]{12}|remote)$/)
    })

    test('gives unit vectors of the stated length, one a text, in order', async () => {
      const vectors = await embedder.embedDocuments(TEXTS)
      expect(vectors).toHaveLength(TEXTS.length)
      for (const vector of vectors) {
        expect(vector).toHaveLength(embedder.dimensions)
        expect(Math.hypot(...vector)).toBeCloseTo(1, 4)
      }
      const [second] = await embedder.embedDocuments([TEXTS[1]!])
      expect(Array.from(vectors[1]!)).toEqual(Array.from(second!))
    })

    test('takes nothing and gives nothing', async () => {
      expect(await embedder.embedDocuments([])).toEqual([])
    })

    test('gives a unit vector for a query', async () => {
      expect(Math.hypot(...(await embedder.embedQuery(TEXTS[0]!)))).toBeCloseTo(1, 4)
    })

    test('throws the reason of an aborted signal', async () => {
      const reason = new Error('the reader left')
      await expect(embedder.embedQuery(TEXTS[0]!, AbortSignal.abort(reason))).rejects.toBe(reason)
      await expect(embedder.embedDocuments(TEXTS, AbortSignal.abort(reason))).rejects.toBe(reason)
    })
  })
}
