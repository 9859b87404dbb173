import type { CitedDocument, FindDocument } from '../../metrics/citation-validity.ts'
import type { EvalLibrary } from '../../types.ts'

/** A document as citations are checked against it. */
export interface EvalDocument extends CitedDocument {
  id: string
  source: string
}

/** Repaired text and anchors of every document of a library. */
export async function loadCitedDocuments({ library }: EvalLibrary): Promise<EvalDocument[]> {
  const index = await library.documentIndex()
  return Promise.all(index.map(({ id, source, chunkCount }) => loadDocument(library, id, source, chunkCount)))
}

async function loadDocument(
  library: EvalLibrary['library'],
  id: string,
  source: string,
  chunkCount: number,
): Promise<EvalDocument> {
  const [document, chunks] = await Promise.all([
    library.getDocument(id),
    library.getChunkRange(id, 0, Math.max(0, chunkCount - 1)),
  ])
  const places = [
    ...chunks,
    ...(document?.sections ?? []),
    ...(document?.terms ?? []),
    ...(document?.tables ?? []).flatMap((table) => [table, ...table.rows]),
  ]
  return { id, source, text: document?.text ?? '', anchors: new Set(places.map((place) => place.anchor)) }
}

/** Looks documents up by id, then by base name: answers of another installation have other ids. */
export function documentFinder(documents: readonly EvalDocument[]): FindDocument {
  const byId = new Map(documents.map((document) => [document.id, document]))
  const bySource = new Map(documents.map((document) => [document.source, document]))
  return (id, source) => byId.get(id) ?? bySource.get(source)
}
