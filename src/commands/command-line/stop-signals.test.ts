import { EventEmitter } from 'node:events'
import { afterEach, expect, test, vi } from 'vitest'
import { hearStopSignals } from './stop-signals.ts'

afterEach(() => void vi.useRealTimers())

test('a signal passed on by a launcher is the same one; a later one does not wait', () => {
  vi.useFakeTimers()
  const [from, stop, force] = [new EventEmitter(), vi.fn(), vi.fn()]
  const letGo = hearStopSignals(stop, force, from)
  from.emit('SIGINT', 'SIGINT')
  vi.advanceTimersByTime(200)
  from.emit('SIGINT', 'SIGINT')
  expect(stop.mock.calls).toEqual([['SIGINT']])
  expect(force).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1000)
  from.emit('SIGTERM', 'SIGTERM')
  expect(stop).toHaveBeenCalledOnce()
  expect(force).toHaveBeenCalledOnce()
  letGo()
  expect(from.listenerCount('SIGINT') + from.listenerCount('SIGTERM')).toBe(0)
})
