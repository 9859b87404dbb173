import type { DocumentRecord } from '../../../src/store/records.ts'
import { makeDocument } from './documents.ts'

/** How many documents the crash test turns over. */
export const DOCUMENTS = 6

/** A word that stands in every chunk of one version of one document, and nowhere else. */
export const versionWord = (id: string, version: number): string => `${id}v${version}`

/** Version `version` of a document; every part of it depends on the version. */
export function makeVersion(id: string, version: number): DocumentRecord {
  const size = 5 + ((version * 7) % 40)
  const lines = Array.from(
    { length: size },
    (_line, at) => `${versionWord(id, version)} 第${at}条 ${'供热 '.repeat(at % 9)}`,
  )
  const text = lines.join('\n')
  return makeDocument(id, text, {
    warnings: [{ code: 'VERSION', message: String(version) }],
    sections: lines.map((line, at) => ({
      anchor: `s${at}`,
      parent: null,
      level: 1,
      label: null,
      title: line,
      path: [String(version)],
      start: 0,
      end: line.length,
    })),
  })
}
