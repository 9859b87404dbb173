import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { WorkerSlot } from './worker-slot.ts'

/** Stands in for a model: answers at once, and dies of the text `crash`. */
const OBEDIENT = `
const { parentPort } = require('node:worker_threads')
parentPort.postMessage({ type: 'ready', dimensions: 1 })
parentPort.on('message', (m) => {
  if (m.type === 'close') return parentPort.close()
  if (m.type !== 'embed' || m.text === 'wait') return
  if (m.text === 'crash') throw new Error('out of memory')
  if (m.text === 'bad') return parentPort.postMessage({ type: 'failed', job: m.job, message: 'no such token' })
  parentPort.postMessage({ type: 'vector', job: m.job, vector: Float32Array.of(m.text.length) })
})`
/** Hears of nothing while it works on a text. */
const BUSY = `
const { parentPort } = require('node:worker_threads')
parentPort.postMessage({ type: 'ready', dimensions: 1 })
parentPort.on('message', (m) => {
  if (m.type === 'close') return parentPort.close()
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
})`
const UNLOADABLE = `
const { parentPort } = require('node:worker_threads')
parentPort.postMessage({ type: 'unloadable', message: 'not a model' })`
const CRASHING = `throw new Error('no memory for it')`

let slot: WorkerSlot
let worker: Worker
let starts = 0
const open = (source: string, idleMs: number | null = null): WorkerSlot => {
  starts = 0
  slot = new WorkerSlot(() => {
    starts++
    return (worker = new Worker(source, { eval: true }))
  }, idleMs)
  return slot
}
afterEach(() => slot.close())

test('answers each job with its own vector', async () => {
  open(OBEDIENT)
  expect(await slot.ready).toBe(1)
  const vectors = await Promise.all([slot.submit(1, 'a', false), slot.submit(2, 'bb', true)])
  expect(vectors.map((vector) => vector[0])).toEqual([1, 2])
  expect(slot.load).toBe(0)
})

test('fails what a crashed worker owed, and serves on with a new one', async () => {
  open(OBEDIENT)
  const owed = slot.submit(1, 'wait', false)
  const fatal = slot.submit(2, 'crash', false)
  await expect(owed).rejects.toMatchObject({ code: 'ERR_MODEL_UNAVAILABLE' })
  await expect(fatal).rejects.toMatchObject({ code: 'ERR_MODEL_UNAVAILABLE' })
  expect(await slot.submit(3, 'abc', false)).toEqual(Float32Array.of(3))
  expect(starts).toBe(2)
})

test('fails only the job the model could not do', async () => {
  open(OBEDIENT)
  await expect(slot.submit(1, 'bad', false)).rejects.toMatchObject({ code: 'ERR_MODEL_UNAVAILABLE' })
  expect(await slot.submit(2, 'a', false)).toEqual(Float32Array.of(1))
  expect(starts).toBe(1)
})

test('gives up at once on a model that cannot be loaded', async () => {
  open(UNLOADABLE)
  await expect(slot.ready).rejects.toMatchObject({
    code: 'ERR_MODEL_UNAVAILABLE',
    detail: expect.stringContaining('not a model'),
  })
  expect(starts).toBe(1)
  expect(slot.usable).toBe(false)
})

test('gives up after three crashed starts', async () => {
  open(CRASHING)
  await expect(slot.ready).rejects.toMatchObject({
    code: 'ERR_MODEL_UNAVAILABLE',
    detail: expect.stringContaining('no memory for it'),
  })
  expect(starts).toBe(3)
})

test('fails what is owed when closed, and takes nothing more', async () => {
  open(OBEDIENT)
  const owed = slot.submit(1, 'wait', false)
  const rejected = expect(owed).rejects.toMatchObject({ code: 'ERR_MODEL_UNAVAILABLE' })
  await slot.close()
  await rejected
  expect(slot.usable).toBe(false)
})

test('whoever closes it, closes after the running text has ended', async () => {
  open(BUSY)
  await slot.ready
  const running = expect(slot.submit(1, 'a', false)).rejects.toMatchObject({ code: 'ERR_MODEL_UNAVAILABLE' })
  let ended = false
  worker.once('exit', (code) => (ended = code === 0))
  void slot.close()
  await slot.close()
  expect(ended).toBe(true)
  await running
})

test('a slot with an idle time starts with the work, rests after it, and starts again', async () => {
  open(OBEDIENT, 20)
  expect(starts).toBe(0)
  await Promise.all([slot.submit(1, 'a', false), slot.submit(2, 'b', false)])
  expect(starts).toBe(1)
  await sleep(200)
  expect(await slot.submit(3, 'abc', false)).toEqual(Float32Array.of(3))
  expect(starts).toBe(2)
})
