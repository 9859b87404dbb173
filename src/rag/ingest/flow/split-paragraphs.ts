import { splitFlatLine } from './split-flat-line.ts'
import type { Flow, FoundTable, Paragraph } from './types.ts'

interface MarkedHeading {
  start: number
  end: number
  level: number
}

/**
 * Paragraphs and tables of a document in reading order, cut also at `lostBreaks` (offsets); every character but white space
 * is in exactly one of them.
 */
export function splitParagraphs(
  text: string,
  tables: readonly FoundTable[],
  headings: readonly MarkedHeading[],
  lostBreaks: readonly number[] = [],
): Flow[] {
  const levels = new Map(headings.map((heading) => [heading.start, heading.level]))
  const onlyLine = !text.trim().includes('\n')
  const flow: Flow[] = []
  let nextTable = 0
  let start = 0
  while (start < text.length) {
    const table = tables[nextTable]
    if (table !== undefined && start >= table.start) {
      flow.push({ kind: 'table', table })
      nextTable++
      start = Math.max(table.end, start)
      continue
    }
    const stop = text.indexOf('\n', start)
    const end = Math.min(stop === -1 ? text.length : stop, table?.start ?? text.length)
    for (const paragraph of paragraphsOf(text, { start, end }, onlyLine, lostBreaks)) {
      const level = headingLevel(levels, start, paragraph)
      flow.push({ kind: 'paragraph', paragraph: { ...paragraph, headingLevel: level } })
    }
    start = stop === -1 || end < stop ? Math.max(end, start + 1) : stop + 1
  }
  return flow
}

function headingLevel(levels: Map<number, number>, lineStart: number, paragraph: Paragraph): number | null {
  return levels.get(paragraph.start) ?? levels.get(lineStart) ?? null
}

function paragraphsOf(
  text: string,
  { start, end }: { start: number; end: number },
  onlyLine: boolean,
  lostBreaks: readonly number[],
): Paragraph[] {
  const line = text.slice(start, end)
  if (line.trim() === '') return []
  const lost = lostBreaks.filter((at) => at > start && at < end).map((at) => at - start)
  const breaks = [...new Set([...splitFlatLine(line, onlyLine), ...lost])].sort((a, b) => a - b)
  const paragraphs: Paragraph[] = []
  breaks.forEach((from, index) => {
    const raw = line.slice(from, breaks[index + 1] ?? line.length)
    const trimmed = raw.trim()
    if (trimmed === '') return
    const begin = start + from + (raw.length - raw.trimStart().length)
    paragraphs.push({ start: begin, end: begin + trimmed.length, text: trimmed, headingLevel: null })
  })
  return paragraphs
}
