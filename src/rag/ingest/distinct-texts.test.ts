import { expect, test, vi } from 'vitest'
import { embedDistinct } from './distinct-texts.ts'

const lengthOf = (texts: readonly string[]) =>
  Promise.resolve(texts.map((text) => Float32Array.of(text.length)))

test('each text is embedded once, and each gets its own vector', async () => {
  const embed = vi.fn(lengthOf)
  const once = embedDistinct(embed)
  expect(await once(['一', '二二', '一'])).toEqual([[1], [2], [1]].map((value) => Float32Array.from(value)))
  expect(await once(['二二', '三三三'])).toEqual([[2], [3]].map((value) => Float32Array.from(value)))
  expect(embed.mock.calls).toEqual([[['一', '二二']], [['三三三']]])
})

test('what is being embedded is not asked for again', async () => {
  const embed = vi.fn(lengthOf)
  const once = embedDistinct(embed)
  await Promise.all([once(['一']), once(['一'])])
  expect(embed).toHaveBeenCalledTimes(1)
})

test('only the latest are remembered', async () => {
  const embed = vi.fn(lengthOf)
  const once = embedDistinct(embed, 2)
  await once(['一', '二二', '三三三'])
  await once(['三三三'])
  await once(['一'])
  expect(embed.mock.calls.map(([texts]) => texts.length)).toEqual([3, 1])
})

test('a failure is not remembered', async () => {
  const embed = vi.fn(lengthOf).mockRejectedValueOnce(new Error('model gone'))
  const once = embedDistinct(embed)
  await expect(once(['一', '二二'])).rejects.toThrow('model gone')
  expect(await once(['一'])).toEqual([Float32Array.of(1)])
})
