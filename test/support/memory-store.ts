import type { DocumentSummary, LibraryStore } from '../../src/store/ports.ts'
import type { DocumentRecord } from '../../src/store/records.ts'

type Written = Pick<
  LibraryStore,
  | 'putDocument'
  | 'removeDocuments'
  | 'syncStates'
  | 'documentIndex'
  | 'pendingEmbeddings'
  | 'countPendingEmbeddings'
  | 'saveEmbeddings'
>

/** The writing half of the library port in memory, with a look inside. */
export interface MemoryStore extends Written {
  documents: Map<string, DocumentRecord>
  vectors: Map<string, { modelId: string; vector: Float32Array }>
  /** Ids in the order they were put. */
  puts: string[]
}

/** An empty library in memory. A vector for a chunk that was replaced since it was handed out is dropped. */
export function makeMemoryStore(): MemoryStore {
  const documents = new Map<string, DocumentRecord>()
  const vectors: MemoryStore['vectors'] = new Map()
  const puts: string[] = []
  const handedOut = new Map<string, string>()
  const pending = (modelId: string): { chunkId: string; indexText: string }[] =>
    [...documents.values()].flatMap((document) =>
      document.chunks
        .map(({ ordinal, indexText }) => ({ chunkId: `${document.id}#${ordinal}`, indexText }))
        .filter(({ chunkId }) => vectors.get(chunkId)?.modelId !== modelId),
    )
  const forget = (id: string): void => {
    for (const chunkId of vectors.keys()) if (chunkId.startsWith(`${id}#`)) vectors.delete(chunkId)
  }
  return {
    documents,
    vectors,
    puts,
    async putDocument(document) {
      const old = documents.get(document.id)
      if (old?.digest === document.digest) return 'unchanged'
      puts.push(document.id)
      forget(document.id)
      documents.set(document.id, document)
      return old ? 'updated' : 'created'
    },
    async removeDocuments(ids) {
      ids.forEach(forget)
      return ids.filter((id) => documents.delete(id)).length
    },
    async syncStates(root) {
      return [...documents.values()]
        .filter((document) => document.root === root)
        .map(({ path, id, digest }) => ({ path, id, digest }))
    },
    documentIndex: async () =>
      [...documents.values()].map((document) => ({
        ...document,
        ...document.fields,
      })) as unknown as DocumentSummary[],
    async pendingEmbeddings(modelId, limit) {
      const chunks = pending(modelId).slice(0, limit)
      for (const { chunkId, indexText } of chunks) handedOut.set(chunkId, indexText)
      return chunks
    },
    countPendingEmbeddings: async (modelId) => pending(modelId).length,
    async saveEmbeddings(modelId, rows) {
      const now = new Map(pending('').map(({ chunkId, indexText }) => [chunkId, indexText]))
      for (const { chunkId, vector } of rows)
        if (now.get(chunkId) === handedOut.get(chunkId)) vectors.set(chunkId, { modelId, vector })
    },
  }
}
