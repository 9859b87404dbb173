import { createOnnxEmbedder } from '../src/models/index.ts'
import { MODELS } from './application.ts'
import { lawDocuments } from './retrieval-data.ts'

/** Where vectors for timing come from, said in the report. */
export const VECTOR_SOURCE =
  'real bge-small-zh vectors of a sample of the chunks; each other chunk mixes two of them (0.6–0.95) with noise, unit length'

/** Real vectors of every `step`-th chunk of the laws, `count` in all. */
async function embedSample(count: number): Promise<Float32Array[]> {
  const texts: string[] = []
  let seen = 0
  for await (const { chunks } of lawDocuments(count * 20)) {
    for (const chunk of chunks) if (seen++ % 20 === 0) texts.push(chunk.indexText)
  }
  const embedder = await createOnnxEmbedder({ modelsDir: MODELS, workers: 2 })
  try {
    return await embedder.embedDocuments(texts.slice(0, count))
  } finally {
    await embedder.close()
  }
}

function mix(a: Float32Array, b: Float32Array): Float32Array {
  const share = 0.6 + Math.random() * 0.35
  const mixed = a.map(
    (value, at) => share * value + (1 - share) * (b[at] ?? 0) + (Math.random() - 0.5) * 0.03,
  )
  const length = Math.hypot(...mixed)
  return mixed.map((value) => value / length)
}

/** An endless supply of vectors distributed like the model's. */
export async function drawVectors(sampleSize: number): Promise<() => Float32Array> {
  const sample = await embedSample(sampleSize)
  const any = (): Float32Array => {
    const vector = sample[Math.floor(Math.random() * sample.length)]
    if (vector === undefined) throw new Error('no sample vectors')
    return vector
  }
  return () => mix(any(), any())
}
