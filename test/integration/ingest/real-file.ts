import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildDocument } from '../../../src/rag/ingest/index.ts'
import { loadFile } from '../../../src/rag/ingest/load/index.ts'
import { repairDocument } from '../../../src/rag/ingest/repair/index.ts'
import type { DocumentRecord, SectionRecord } from '../../../src/store/records.ts'

/** The record of the first document of a file. */
export async function readFile(directory: string, name: string): Promise<DocumentRecord> {
  const bytes = readFileSync(join(directory, name))
  const [loaded] = await loadFile({ name, path: name, bytes })
  const file = { name, path: name, bytes, id: name, root: directory, digest: '' }
  return buildDocument(file, repairDocument(loaded!))
}

/** The records of all files in a directory, by the first part of their names. */
export async function readDirectory(directory: string): Promise<Map<string, DocumentRecord>> {
  const documents = new Map<string, DocumentRecord>()
  for (const name of readdirSync(directory).sort())
    documents.set(name.replace(/[_.].*$/, ''), await readFile(directory, name))
  return documents
}

/** Numbers as written of the sections directly under a parent (null: of the whole document). */
export function labelsUnder(document: DocumentRecord, parent: string | null): string[] {
  return document.sections
    .filter((section) => section.parent === parent && section.label !== null)
    .map((section) => section.label!)
}

/** The section with this title. */
export function titled(document: DocumentRecord, title: string): SectionRecord {
  const section = document.sections.find((one) => one.title === title)
  if (!section) throw new Error(`no section ${title}`)
  return section
}
