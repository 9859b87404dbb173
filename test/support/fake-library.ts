import { createHash } from 'node:crypto'
import type { DocumentSummary, KindFilter, LibraryStore, StoredDocument } from '../../src/store/ports.ts'
import type { DocumentFields, SectionRecord } from '../../src/store/records.ts'

/** The fields of a document that states nothing. */
export const NO_FIELDS: DocumentFields = {
  title: null,
  issuer: null,
  docNo: null,
  kind: null,
  region: null,
  level: null,
  status: null,
  writtenAt: null,
  publishedAt: null,
  effectiveFrom: null,
  effectiveTo: null,
  period: null,
  relations: [],
  audience: [],
  topics: [],
  url: null,
  sample: false,
}

interface DocumentSketch {
  id: string
  text: string
  fields?: Partial<DocumentFields>
  /** Lines of the text that are headings. */
  headings?: string[]
  warnings?: StoredDocument['warnings']
  units?: StoredDocument['units']
  tables?: StoredDocument['tables']
  terms?: StoredDocument['terms']
}

/** A stored document from its text; a section reaches to the next heading. */
export function makeDocument(sketch: DocumentSketch): StoredDocument {
  const { id, text } = sketch
  return {
    id,
    source: `${id}.md`,
    root: 'test',
    path: `${id}.md`,
    digest: createHash('sha256').update(text).digest('hex'),
    mediaType: 'text/markdown',
    originalText: text,
    text,
    offsets: { repaired: [0], original: [0] },
    fields: { ...NO_FIELDS, ...sketch.fields },
    sections: sectionsOf(text, sketch.headings ?? []),
    units: sketch.units ?? [],
    tables: sketch.tables ?? [],
    terms: sketch.terms ?? [],
    warnings: sketch.warnings ?? [],
    chunkCount: 3,
    embeddedCount: 3,
    ingestedAt: '2026-03-01T08:00:00.000Z',
  }
}

function sectionsOf(text: string, headings: readonly string[]): SectionRecord[] {
  const starts = headings.map((heading) => text.indexOf(heading))
  return headings.map((heading, index) => {
    const [label = null, title = heading] = heading.includes(' ') ? heading.split(' ', 2) : [null, heading]
    const start = starts[index] ?? 0
    const end = starts[index + 1] ?? text.length
    return { anchor: `s${index + 1}`, parent: null, level: 1, label, title, path: [heading], start, end }
  })
}

function summaryOf(document: StoredDocument): DocumentSummary {
  const { fields, id, source, root, path, digest, mediaType, chunkCount, embeddedCount, ingestedAt } =
    document
  const warningCount = document.warnings.length
  return {
    ...fields,
    id,
    source,
    root,
    path,
    digest,
    mediaType,
    chunkCount,
    embeddedCount,
    warningCount,
    ingestedAt,
  }
}

const isOfKind = (kind: string | null, { only, except }: KindFilter = {}): boolean =>
  (only === undefined || kind === only) && (kind === null || kind !== except)

const unused = (name: string) => (): never => {
  throw new Error(`${name} is not part of this fake`)
}

/** A library in memory with the reading half of the port, removal included. */
export function makeFakeLibrary(
  initial: readonly StoredDocument[],
): LibraryStore & { add(document: StoredDocument): void } {
  const documents = new Map(initial.map((document) => [document.id, document]))
  let revision = 0
  return {
    add(document) {
      documents.set(document.id, document)
      revision++
    },
    async removeDocuments(ids) {
      revision++
      return ids.filter((id) => documents.delete(id)).length
    },
    countDocuments: async (kinds) =>
      [...documents.values()].filter(({ fields }) => isOfKind(fields.kind, kinds)).length,
    async listDocuments({ offset, limit, query }, kinds) {
      return [...documents.values()]
        .map(summaryOf)
        .filter(
          ({ title, docNo, issuer }) =>
            !query || [title, docNo, issuer].some((field) => field?.includes(query)),
        )
        .filter(({ kind }) => isOfKind(kind, kinds))
        .sort((left, right) => Number(left.kind === kinds?.last) - Number(right.kind === kinds?.last))
        .slice(offset, offset + limit)
    },
    getDocument: async (id) => documents.get(id) ?? null,
    async getOriginal(id) {
      const document = documents.get(id)
      if (!document) return null
      const bytes = new TextEncoder().encode(document.originalText)
      return { bytes, mediaType: document.mediaType, source: document.source }
    },
    documentIndex: async () => [...documents.values()].map(summaryOf),
    revision: async () => `r${revision}`,
    putDocument: unused('putDocument'),
    syncStates: unused('syncStates'),
    getChunks: unused('getChunks'),
    getChunkRange: unused('getChunkRange'),
    searchLexical: unused('searchLexical'),
    searchDense: unused('searchDense'),
    measureCosines: unused('measureCosines'),
    termFrequencies: unused('termFrequencies'),
    pendingEmbeddings: unused('pendingEmbeddings'),
    countPendingEmbeddings: unused('countPendingEmbeddings'),
    saveEmbeddings: unused('saveEmbeddings'),
    optimise: async () => undefined,
  }
}
