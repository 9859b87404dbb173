import type { StoredDocument } from '../../store/ports.ts'
import type { ReadDocument } from './context.ts'

/** Documents by their ids, each read once; those that are gone are left out. */
export async function readDocuments(
  ids: Iterable<string>,
  read: ReadDocument,
): Promise<Map<string, StoredDocument>> {
  const documents = await Promise.all([...new Set(ids)].map(read))
  return new Map(documents.flatMap((document) => (document ? [[document.id, document] as const] : [])))
}
