import { getDocumentProxy } from 'unpdf'
import { HuidaError } from '../../../../shared/errors.ts'
import type { LoadedDocument } from '../../types.ts'
import { TextBuilder } from '../text-builder.ts'
import { plainDocument } from '../text/load-plain.ts'
import { ChineseCMaps } from './pdf-cmaps.ts'

const MOST_PAGES = 2000

interface TextItem {
  str: string
  hasEOL: boolean
  /** Position on the page in points: [, , , , x, y]. */
  transform: number[]
  width: number
  height: number
}

/** Loads a PDF's text layer, line by line, pages parted by form feeds. ERR_FILE_EMPTY for a scan without text. */
export async function loadPdf(bytes: Uint8Array): Promise<LoadedDocument[]> {
  const pdf = await openPdf(bytes)
  const builder = new TextBuilder()
  let characters = 0
  try {
    if (pdf.numPages > MOST_PAGES) throw new HuidaError('ERR_FILE_TOO_LARGE', `PDF 超过 ${MOST_PAGES} 页`)
    for (let number = 1; number <= pdf.numPages; number++) {
      if (number > 1) builder.addPageBreak()
      const page = await pdf.getPage(number)
      const content = await page.getTextContent()
      for (const line of layLines(
        content.items.filter((item): item is TextItem & typeof item => 'str' in item),
      )) {
        characters += line.length
        builder.addLine(line)
      }
      page.cleanup()
    }
  } finally {
    await pdf.destroy()
  }
  if (characters === 0) {
    throw new HuidaError(
      'ERR_FILE_EMPTY',
      'PDF 里没有可读取的文字（可能是扫描件，或字体未带文字编码），请先做文字识别',
    )
  }
  return [{ ...plainDocument(''), mediaType: 'application/pdf', ...builder.build() }]
}

async function openPdf(bytes: Uint8Array): ReturnType<typeof getDocumentProxy> {
  try {
    // pdf.js takes the buffer for itself: give it a copy.
    return await getDocumentProxy(Uint8Array.from(bytes), {
      verbosity: 0,
      useWorkerFetch: false,
      cMapPacked: false,
      BinaryDataFactory: ChineseCMaps,
    })
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PasswordException') {
      throw new HuidaError('ERR_FILE_ENCRYPTED', 'PDF 设有打开密码，请去除密码后上传', { cause })
    }
    throw new HuidaError('ERR_FILE_CORRUPT', 'PDF 已损坏或不完整，无法读取', { cause })
  }
}

/** Text of a page by lines: pieces at one height belong together; a wide gap between them is a column's. */
function layLines(items: readonly TextItem[]): string[] {
  const lines: string[] = []
  let line = ''
  let last: TextItem | null = null
  for (const item of items) {
    if (item.str === '' && !item.hasEOL) continue
    const height = item.height || last?.height || 10
    const [x = 0, y = 0] = item.transform.slice(4)
    const [lastX = 0, lastY = y] = last?.transform.slice(4) ?? []
    if (last !== null && Math.abs(y - lastY) > height * 0.5 && item.str !== '') {
      if (line.trim() !== '') lines.push(line.trimEnd())
      line = ''
    } else if (last !== null && line !== '' && x - (lastX + last.width) > height * 2) {
      line += '   '
    }
    line += item.str
    if (item.str !== '') last = item
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  return lines
}
