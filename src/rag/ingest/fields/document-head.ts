import { isDateLine, isOfficeLine, readMarker, type Flow, type Paragraph } from '../flow/index.ts'
import { leadingRegion } from './read-region.ts'

/** How many paragraphs at most stand above a document's first numbered part. */
const MAX_HEAD = 40

/** All paragraphs of a document, and those above its first numbered part. */
export interface DocumentText {
  text: string
  paragraphs: Paragraph[]
  head: Paragraph[]
}

/** Paragraphs of a flow, tables left out, with the part in which title and letterhead stand. */
export function readDocumentText(text: string, flow: readonly Flow[]): DocumentText {
  const paragraphs = flow.flatMap((one) => (one.kind === 'paragraph' ? [one.paragraph] : []))
  const opens = paragraphs.findIndex((paragraph) => opensBody(paragraph.text))
  const head = paragraphs.slice(0, Math.min(MAX_HEAD, opens === -1 ? paragraphs.length : opens))
  return { text, paragraphs, head }
}

function opensBody(text: string): boolean {
  const marker = readMarker(text)
  if (!marker || marker.doubtful) return false
  return (
    ['part', 'chapter', 'section', 'article', 'dun'].includes(marker.form) || /^（一）|^1[.．、]/u.test(text)
  )
}

const DOC_NO =
  '[\\u4e00-\\u9fff]{1,12}[〔\\[（(【［]\\s*[0-9]{4}\\s*[〕\\]）)】］]\\s*第?\\s*[0-9]{1,4}\\s*号'
const DOC_NO_LINE = new RegExp(`^[（(]?(?:发文字号|文\\s*号|发文号)?[：:]?\\s*(${DOC_NO})[）)]?$`, 'u')
const DOC_NO_PREFIX = new RegExp(`^[（(]?(${DOC_NO})[）)]?(?=为|各|根据|按照|现)`, 'u')

/** 文号 of the document itself: alone on a line of the head, or before its first sentence; cited ones do not count. */
export function readDocNo(head: readonly Paragraph[]): string | null {
  for (const { text } of head.slice(0, 15)) {
    const match = DOC_NO_LINE.exec(text)
    if (match) return match[1]!.replace(/\s/gu, '')
  }
  return DOC_NO_PREFIX.exec(head[0]?.text ?? '')?.[1]?.replace(/\s/gu, '') ?? null
}

/** Offices that sign above a date, as one text (`市甲局、市乙局`), and that date; null when the document has no signature. */
export function readSignature(paragraphs: readonly Paragraph[]): { issuer: string; date: string } | null {
  for (let i = 1; i < paragraphs.length; i++) {
    const date = paragraphs[i]!.text
    if (!isDateLine(date)) continue
    const offices: string[] = []
    for (let at = i - 1; at >= 0 && isOfficeLine(paragraphs[at]!.text); at--)
      offices.unshift(paragraphs[at]!.text)
    if (offices.length > 0 && offices.length <= 12)
      return { issuer: offices.flatMap(splitOffices).join('、'), date }
  }
  return null
}

/** Offices that sign together on one line, with white space between or each with the city's name before it. */
function splitOffices(line: string): string[] {
  return line.split(/\s+/u).flatMap((part) => {
    const city = leadingRegion(part)
    if (city === null || part.indexOf(city, city.length) === -1) return [part]
    return part.split(new RegExp(`(?<=.)(?=${city})`, 'u'))
  })
}
