import type { DocumentSummary, StoredDocument } from '../../../../store/ports.ts'
import type { Candidate } from '../../../retrieve/types.ts'
import type { PartMaterial } from '../types.ts'

/** The same question put to one document only, all of it, on another day. */
export function materialOf(
  material: PartMaterial,
  summary: DocumentSummary,
  document: StoredDocument,
  heldOn: string,
): PartMaterial {
  return {
    ...material,
    heldOn,
    candidates: [wholeCandidate(summary, document)],
    documents: new Map([...material.documents, [document.id, document]]),
    standing: (id) => ({ ...material.standing(id), replacedBy: null, label: '有效', inForce: true }),
  }
}

function wholeCandidate(document: DocumentSummary, { id, text }: StoredDocument): Candidate {
  return {
    chunk: {
      chunkId: `${id}#all`,
      docId: id,
      ordinal: 0,
      kind: 'text',
      anchor: 'top',
      path: [],
      text,
      start: 0,
      end: text.length,
      indexText: text,
    },
    document,
    lexical: null,
    dense: null,
    features: {},
    score: 1,
  }
}
