import type { TextEdit } from '../../../../shared/text/traced-text.ts'
import { splitLines, type TextLine } from '../../text-lines.ts'
import type { RepairStep } from '../step.ts'

/** `— 4 —`, `- 12 -`, `第 3 页`, `第3页 共10页`, `3 / 10`, `Page 3 of 10` on a line of their own. */
const PAGE_NUMBER =
  /^\s*(?:[—–－-]+\s*\d{1,4}\s*[—–－-]+|第\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*\/\s*\d{1,4}|Page\s+\d{1,4}(?:\s+of\s+\d{1,4})?)\s*$/i
const BARE_NUMBER = /^\s*\d{1,4}\s*$/

/** Removes page numbers, and lines that repeat at the top or bottom of the pages of a file with page breaks. */
export const removePageNumbers: RepairStep = {
  name: 'page-numbers',
  label: '清除页码和页眉页脚',
  apply(traced, notes) {
    const lines = splitLines(traced.text)
    const edges = pageEdges(lines)
    const running = findRunningLines(edges)
    const edits: TextEdit[] = []
    for (const line of lines) {
      const atEdge = edges.has(line)
      if (
        PAGE_NUMBER.test(line.text) ||
        (atEdge && (BARE_NUMBER.test(line.text) || running.has(key(line))))
      ) {
        edits.push({ start: line.start, end: line.end, text: '' })
      }
    }
    traced.edit(edits)
    traced.replaceAll(/\f/g, () => '')
    notes.count(this, edits.length)
  },
}

/** First and last line with text of each page, page numbers aside, where form feeds mark pages. */
function pageEdges(lines: readonly TextLine[]): Set<TextLine> {
  const edges = new Set<TextLine>()
  if (!lines.some((line) => line.text.includes('\f'))) return edges
  let page: TextLine[] = []
  const close = (): void => {
    const [first, last] = [page[0], page.at(-1)]
    if (first) edges.add(first)
    if (last) edges.add(last)
    page = []
  }
  for (const line of lines) {
    if (line.text.includes('\f')) close()
    if (line.text.trim() !== '' && !PAGE_NUMBER.test(line.text)) page.push(line)
  }
  close()
  return edges
}

/** Digits vary from page to page in a running line. */
const key = (line: TextLine): string => line.text.trim().replace(/\d+/g, '#')

function findRunningLines(edges: ReadonlySet<TextLine>): Set<string> {
  const seen = new Map<string, number>()
  for (const line of edges) seen.set(key(line), (seen.get(key(line)) ?? 0) + 1)
  return new Set([...seen].filter(([, count]) => count >= 3).map(([text]) => text))
}
