import { strFromU8, strToU8 } from 'fflate'
import { convertToHtml } from 'mammoth'
import { HuidaError } from '../../../../shared/errors.ts'
import type { LoadedDocument } from '../../types.ts'
import { openArchive, packArchive, type ArchiveEntries } from '../archive.ts'
import { buildHtml, parseHtml } from '../html/html-text.ts'
import type { LoadLimits } from '../limits.ts'
import { TextBuilder } from '../text-builder.ts'
import { plainDocument } from '../text/load-plain.ts'
import { writeNumberLabels } from './docx-numbering.ts'

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** The text parts; pictures and fonts stay packed. */
const PARTS = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/[^/]+\.xml|word\/_rels\/[^/]+\.rels)$/
/** Chinese names of heading styles that mammoth's own map lacks. */
const STYLES = [1, 2, 3, 4, 5, 6].flatMap((level) => [
  `p[style-name='标题 ${level}'] => h${level}:fresh`,
  `p[style-name='标题${level}'] => h${level}:fresh`,
])
STYLES.push("p[style-name='Title'] => h1:fresh", "p[style-name='标题'] => h1:fresh")

/** Loads a Word document: paragraphs, computed numbers, headings by style, tables. */
export async function loadDocx(bytes: Uint8Array, limits: LoadLimits): Promise<LoadedDocument[]> {
  const entries = openArchive(bytes, PARTS, limits)
  if (!entries['word/document.xml']) throw new HuidaError('ERR_FILE_CORRUPT', 'Word 文档缺少正文部分')
  labelNumbers(entries)
  const html = await convert(entries)
  const page = parseHtml(html)
  const built = buildHtml(page, page('body').toArray(), new TextBuilder())
  if (built.text.trim() === '') throw new HuidaError('ERR_FILE_EMPTY', 'Word 文档里没有文字（可能只有图片）')
  return [{ ...plainDocument(''), mediaType: MEDIA_TYPE, ...built }]
}

async function convert(entries: ArchiveEntries): Promise<string> {
  try {
    const result = await convertToHtml(
      { buffer: packArchive(entries) },
      { styleMap: STYLES, externalFileAccess: false },
    )
    return result.value
  } catch (cause) {
    throw new HuidaError('ERR_FILE_CORRUPT', 'Word 文档内容已损坏，无法读取', { cause })
  }
}

function labelNumbers(entries: ArchiveEntries): void {
  const part = (name: string): string => (entries[name] ? strFromU8(entries[name]) : '')
  const numbering = part('word/numbering.xml')
  if (numbering === '') return
  entries['word/document.xml'] = strToU8(
    writeNumberLabels(part('word/document.xml'), numbering, part('word/styles.xml')),
  )
}
