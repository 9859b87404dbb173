import type { Database, LibraryStore, TokenizeForSearch } from '../../ports.ts'
import { measureCosines } from './dense/cosines.ts'
import { adjustIndex } from './dense/dense-index.ts'
import { countPending, currentKeys, readPending, saveVectors } from './dense/embeddings.ts'
import { searchDense } from './dense/search-dense.ts'
import { createDocumentPuts } from './documents/group-commit.ts'
import { readChunkRange, readChunks } from './documents/read-chunks.ts'
import {
  countDocuments,
  listDocuments,
  readDocument,
  readOriginal,
  readSyncStates,
} from './documents/read-documents.ts'
import { removeDocuments } from './documents/remove-documents.ts'
import { searchLexical, termFrequencies } from './lexical/search-lexical.ts'
import { optimise } from './optimise.ts'
import { createLibraryCache } from './revision.ts'

/** The library in the database; `tokenize` splits the index text of chunks and must be the one queries are split by. */
export function createLibraryStore(db: Database, tokenize: TokenizeForSearch): LibraryStore {
  const cache = createLibraryCache(db)
  return {
    putDocument: createDocumentPuts(db, tokenize),
    removeDocuments: (ids) => removeDocuments(db, ids),
    syncStates: (root) => readSyncStates(db, root),
    countDocuments: (kinds) => countDocuments(db, kinds),
    listDocuments: (page, kinds) => listDocuments(db, page, kinds),
    getDocument: (id) => readDocument(db, id),
    getOriginal: (id) => readOriginal(db, id),
    getChunks: (chunkIds) => readChunks(db, chunkIds),
    getChunkRange: (docId, from, to) => readChunkRange(db, docId, from, to),
    documentIndex: () => cache.summaries(),
    revision: () => cache.revision(),
    searchLexical: (terms, k, filter) => searchLexical(db, terms, k, filter),
    searchDense: (modelId, vector, k, filter) => searchDense(db, modelId, vector, k, filter),
    measureCosines: (modelId, vector, chunkIds) => measureCosines(db, modelId, vector, chunkIds),
    termFrequencies: (terms) => termFrequencies(db, terms),
    countPendingEmbeddings: (modelId) => countPending(db, modelId),
    optimise: () => optimise(db),
    ...embeddingMethods(db),
  }
}

/**
 * Chunk ids stay the same when a document is replaced, chunk keys do not. The keys handed out with pending chunks are
 * remembered, so that a vector of the old text never lands on the new chunk.
 */
function embeddingMethods(db: Database): Pick<LibraryStore, 'pendingEmbeddings' | 'saveEmbeddings'> {
  const handedOut = new Map<string, number>()
  return {
    async pendingEmbeddings(modelId, limit) {
      const pending = await readPending(db, modelId, limit)
      for (const { chunkId, key } of pending) handedOut.set(chunkId, key)
      return pending.map(({ chunkId, indexText }) => ({ chunkId, indexText }))
    },
    async saveEmbeddings(modelId, rows) {
      const unknown = rows.map((row) => row.chunkId).filter((chunkId) => !handedOut.has(chunkId))
      const current = unknown.length === 0 ? new Map<string, number>() : await currentKeys(db, unknown)
      const keyed = rows.flatMap(({ chunkId, vector }) => {
        const key = handedOut.get(chunkId) ?? current.get(chunkId)
        return key === undefined ? [] : [{ key, vector }]
      })
      await saveVectors(db, modelId, keyed)
      for (const { chunkId } of rows) handedOut.delete(chunkId)
      await adjustIndex(db, modelId)
    },
  }
}
