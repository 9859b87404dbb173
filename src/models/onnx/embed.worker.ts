import { parentPort, workerData } from 'node:worker_threads'
import { loadEncoder, type Encoder } from './encoder.ts'
import type { EmbedJob, EncoderFiles, FromWorker, ToWorker } from './protocol.ts'

const port = parentPort!
const urgent: EmbedJob[] = []
const waiting: EmbedJob[] = []
let encoder: Encoder | undefined
let running = false
let closing = false

const send = (message: FromWorker, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer)

port.on('message', (message: ToWorker) => {
  if (message.type === 'embed') (message.urgent ? urgent : waiting).push(message)
  if (message.type === 'cancel') drop(message.job)
  if (message.type === 'close') closing = true
  void work()
})

function drop(job: number): void {
  for (const queue of [urgent, waiting]) {
    const at = queue.findIndex((item) => item.job === job)
    if (at >= 0) queue.splice(at, 1)
  }
}

/** One text at a time; `session.run` yields to the event loop first, so a query that arrives meanwhile goes next. */
async function work(): Promise<void> {
  if (running || !encoder) return
  running = true
  for (let job = next(); job; job = next()) await embed(encoder, job)
  running = false
  if (closing) await leave(encoder)
}

const next = (): EmbedJob | undefined => (closing ? undefined : (urgent.shift() ?? waiting.shift()))

async function embed(loaded: Encoder, { job, text }: EmbedJob): Promise<void> {
  try {
    const vector = await loaded.encode(text)
    send({ type: 'vector', job, vector }, [vector.buffer])
  } catch (error) {
    send({ type: 'failed', job, message: String(error) })
  }
}

async function leave(loaded: Encoder): Promise<void> {
  await loaded.release()
  port.close()
}

async function start(): Promise<void> {
  try {
    encoder = await loadEncoder(workerData as EncoderFiles)
    send({ type: 'ready', dimensions: encoder.dimensions })
    await work()
  } catch (error) {
    send({ type: 'unloadable', message: String(error) })
    port.close()
  }
}

void start()
