import { expect, it, vi } from 'vitest'
import { keepOnce } from './keep-once.ts'

it('makes a value once, also when it is asked for twice at once', async () => {
  const make = vi.fn(async () => ({}))
  const kept = keepOnce(make)
  expect(make).not.toHaveBeenCalled()
  const [one, two] = await Promise.all([kept(), kept()])
  expect(one).toBe(two)
  expect(await kept()).toBe(one)
  expect(make).toHaveBeenCalledTimes(1)
})

it('tries again after a failure', async () => {
  const make = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('down')).mockResolvedValue('up')
  const kept = keepOnce(make)
  await expect(kept()).rejects.toThrow('down')
  expect(await kept()).toBe('up')
})
