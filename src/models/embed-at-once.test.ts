import { expect, test } from 'vitest'
import { embedAtOnce } from './embed-at-once.ts'

const asked: string[] = []
const embedDocuments = async (texts: readonly string[]): Promise<Float32Array[]> => {
  asked.push('documents')
  return texts.map(() => Float32Array.of(1))
}
const embedSentences = async (texts: readonly string[]): Promise<Float32Array[]> => {
  asked.push('sentences')
  return texts.map(() => Float32Array.of(2))
}

test('what somebody waits for goes before documents, where the embedder can tell them apart', async () => {
  expect(await embedAtOnce({ embedDocuments, embedSentences }, ['a', 'b'])).toEqual([
    Float32Array.of(2),
    Float32Array.of(2),
  ])
  expect(await embedAtOnce({ embedDocuments }, ['a'])).toEqual([Float32Array.of(1)])
  expect(asked).toEqual(['sentences', 'documents'])
})
