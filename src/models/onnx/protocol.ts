/** Given to a worker when it starts. */
export interface EncoderFiles {
  modelPath: string
  tokenizerPath: string
}

/** `urgent` texts (queries) overtake waiting documents inside the worker. */
export interface EmbedJob {
  type: 'embed'
  job: number
  text: string
  urgent: boolean
}

export type ToWorker = EmbedJob | { type: 'cancel'; job: number } | { type: 'close' }

export type FromWorker =
  | { type: 'ready'; dimensions: number }
  | { type: 'unloadable'; message: string }
  | { type: 'vector'; job: number; vector: Float32Array<ArrayBuffer> }
  | { type: 'failed'; job: number; message: string }
