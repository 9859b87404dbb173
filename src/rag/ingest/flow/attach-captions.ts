import { readMarker } from './read-marker.ts'
import type { Flow, FoundTable, Paragraph } from './types.ts'

const NUMBERED_CAPTION =
  /^附?表\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})?(?:[-－—.．][0-9]{1,2})?(?=[\s：:、]|[\u4e00-\u9fff《“]|$)/u
const PLAIN_CAPTION = /(?:表|清单|目录|一览|标准|指标|明细|分工)(?:（[^（）]{1,20}）)?$/u
const UNIT_LINE = /^[（(]?\s*(?:计量)?单位\s*[：:]\s*([^）)]{1,20}?)\s*[）)]?$/u

/** Unit that a line like `单位：元` states for the whole table, or null. */
export function readUnitLine(text: string): string | null {
  return UNIT_LINE.exec(text)?.[1] ?? null
}

/** The flow with each table's caption and unit line moved into the table they stand above. */
export function attachCaptions(flow: readonly Flow[]): Flow[] {
  const result: Flow[] = []
  for (const one of flow) {
    if (one.kind === 'table') result.push({ kind: 'table', table: takeCaption(result, one.table) })
    else result.push(one)
  }
  return result
}

function takeCaption(before: Flow[], table: FoundTable): FoundTable {
  const unitLine = takeLast(before, (paragraph) => readUnitLine(paragraph.text) !== null)
  const caption = takeLast(before, isCaption)
  return { ...table, unitLine, caption }
}

function takeLast(flow: Flow[], test: (paragraph: Paragraph) => boolean): Paragraph | null {
  const last = flow.at(-1)
  if (last?.kind !== 'paragraph' || !test(last.paragraph)) return null
  flow.pop()
  return last.paragraph
}

function isCaption(paragraph: Paragraph): boolean {
  const { text } = paragraph
  if (text.length > 60 || /[。；！？：:，]$/u.test(text)) return false
  if (NUMBERED_CAPTION.test(text)) return true
  return (
    text.length <= 40 &&
    PLAIN_CAPTION.test(text) &&
    readMarker(text) === null &&
    paragraph.headingLevel === null
  )
}

/** Label (`表1`) and title of a caption; the label is null when the caption has no number. */
export function splitCaption(text: string): { label: string | null; number: string | null; title: string } {
  const match =
    /^(附?表)\s*((?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[-－—.．][0-9]{1,2})?)?[\s：:、]*(.*)$/u.exec(
      text,
    )
  if (!match || match[2] === undefined) return { label: null, number: null, title: text }
  return { label: `${match[1]}${match[2]}`, number: match[2], title: match[3]!.trim() }
}
