import type { Database, PutOutcome, Queryable } from '../../../ports.ts'
import type { DocumentRecord } from '../../../records.ts'
import { insertServiceItem } from '../../service-items.ts'
import { countInLexicon } from '../lexical/lexicon.ts'
import { chunkFrequencies, type ChunkTerms } from '../lexical/term-counts.ts'
import { adjustLengths } from '../lexical/weights.ts'
import { lockForWriting, readState } from '../state.ts'
import { insertChunks, insertPostings, toPosting } from './insert-chunks.ts'
import { insertDocuments } from './insert-documents.ts'
import { dropVersions } from './remove-documents.ts'

/** A document with the index terms of its chunks, in the order of the chunks. */
export interface IndexedDocument {
  document: DocumentRecord
  terms: readonly ChunkTerms[]
}

/** Insert or replace documents of distinct ids, with chunks and postings, in one transaction; outcomes in order. */
export function putDocuments(db: Database, documents: readonly IndexedDocument[]): Promise<PutOutcome[]> {
  return db.transaction(async (tx) => {
    await lockForWriting(tx)
    const stored = await readStored(tx, documents)
    const outcomes = documents.map(({ document }): PutOutcome => {
      const digest = stored.get(document.id)?.digest
      if (digest === undefined) return 'created'
      return digest === document.digest ? 'unchanged' : 'updated'
    })
    const changed = documents.filter((_, at) => outcomes[at] !== 'unchanged')
    if (changed.length > 0) await replace(tx, changed, stored)
    return outcomes
  })
}

interface Stored {
  key: number
  digest: string
}

async function readStored(
  tx: Queryable,
  documents: readonly IndexedDocument[],
): Promise<Map<string, Stored>> {
  const rows = await tx.query<{ id: string; key: number; digest: string }>(
    'SELECT id, key, digest FROM documents WHERE id = ANY($1::text[])',
    [documents.map(({ document }) => document.id)],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

async function replace(
  tx: Queryable,
  indexed: readonly IndexedDocument[],
  stored: ReadonlyMap<string, Stored>,
): Promise<void> {
  const documents = indexed.map(({ document }) => document)
  const state = await readState(tx)
  const old = documents.flatMap(({ id }) => stored.get(id)?.key ?? [])
  if (old.length > 0) await dropVersions(tx, old, state)
  const keys = await insertDocuments(tx, documents)
  for (const [at, { serviceItem }] of documents.entries())
    if (serviceItem) await insertServiceItem(tx, keys[at]!, serviceItem)

  const terms = indexed.flatMap((one) => one.terms)
  const lengths = terms.reduce((sum, chunk) => sum + chunk.length, 0)
  const reference = await adjustLengths(tx, state, { chunks: terms.length, lengths })
  const ids = await countInLexicon(tx, chunkFrequencies(terms))
  const chunks = indexed.flatMap(({ document, terms: own }, at) =>
    document.chunks.map((chunk, index) => ({
      docKey: keys[at]!,
      chunk,
      posting: toPosting(own[index]!, ids, reference),
    })),
  )
  if (chunks.length > 0) await insertPostings(tx, await insertChunks(tx, chunks))
}
