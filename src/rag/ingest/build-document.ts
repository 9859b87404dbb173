import type { DocumentRecord, IngestWarning } from '../../store/records.ts'
import { cutChunks } from './chunk/index.ts'
import { readFields } from './fields/index.ts'
import { attachCaptions, findLostBreaks, findTables, splitParagraphs, type FoundTable } from './flow/index.ts'
import { buildOutline, toSections, type OutlineNode } from './outline/index.ts'
import { readTable } from './tables/index.ts'
import { findTerms } from './terms/index.ts'
import type { IdentifiedFile, RepairedDocument, SourceFile } from './types.ts'
import { findUnits } from './units/index.ts'

/** The record of a document: outline, fields, tables, terms, responsible units and chunks read from its repaired text. */
export function buildDocument(file: IdentifiedFile, repaired: RepairedDocument): DocumentRecord {
  const { text } = repaired
  const lostBreaks = findLostBreaks(repaired.original, repaired.offsets)
  const flow = attachCaptions(
    splitParagraphs(text, findTables(text, repaired.tables), repaired.headings, lostBreaks),
  )
  const { fields, titleStarts } = readFields(text, flow, repaired.fields)
  const outline = buildOutline(flow, titleStarts)
  const tables = tableNodes(outline.root).map(readTable)
  const terms = findTerms(outline.root)
  return {
    id: file.id,
    source: file.name,
    root: file.root,
    path: file.path + repaired.fragment,
    digest: file.digest,
    ...originalOf(file, repaired),
    text,
    offsets: repaired.offsets,
    fields,
    sections: toSections(outline.root),
    chunks: cutChunks({ text, root: outline.root, fields, tables, terms, titleStarts }),
    units: findUnits(outline.root, tables, text),
    tables,
    terms: terms.map((term) => term.record),
    warnings: [...repaired.warnings, ...outline.warnings] satisfies IngestWarning[],
  }
}

/** A document that is one of many in its file keeps its own text as its bytes, not the whole file. */
function originalOf(
  file: SourceFile,
  repaired: RepairedDocument,
): Pick<DocumentRecord, 'bytes' | 'mediaType' | 'originalText'> {
  const originalText = repaired.original
  if (repaired.fragment === '') return { bytes: file.bytes, mediaType: repaired.mediaType, originalText }
  return {
    bytes: new TextEncoder().encode(originalText),
    mediaType: 'text/plain; charset=utf-8',
    originalText,
  }
}

function tableNodes(node: OutlineNode): (OutlineNode & { table: FoundTable })[] {
  const here = node.table ? [{ ...node, table: node.table }] : []
  return [...here, ...node.blocks.flatMap((block) => (block.kind === 'node' ? tableNodes(block.node) : []))]
}
