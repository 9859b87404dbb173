import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { TaskQueue } from './task-queue.ts'

test('runs one task at a time, in order, and goes on after a failure', async () => {
  const queue = new TaskQueue()
  const events: string[] = []
  const task = (name: string, ms: number) => async (): Promise<string> => {
    events.push(`${name} starts`)
    await sleep(ms)
    events.push(`${name} ends`)
    if (name === 'b') throw new Error('b fails')
    return name
  }
  const results = await Promise.allSettled([
    queue.run(task('a', 20)),
    queue.run(task('b', 5)),
    queue.run(task('c', 0)),
  ])
  expect(events).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends'])
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})
