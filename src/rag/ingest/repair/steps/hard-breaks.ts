import { isAlphanumeric, printedWidth } from '../../../../shared/text/characters.ts'
import type { TextEdit } from '../../../../shared/text/traced-text.ts'
import { splitLines, type TextLine } from '../../text-lines.ts'
import type { RepairStep } from '../step.ts'
import { DATE_LINE, NUMBERED_START, SENTENCE_END } from '../structure-marks.ts'

/** How much shorter than the type area a full line may be: a word or a mark that must not start a line moves down. */
const SLACK = 4
const LEAST_LINES = 10

/** Joins the lines of a converted PDF to paragraphs; titles, headings, salutation and signature lines stay apart. */
export const joinHardBreaks: RepairStep = {
  name: 'hard-breaks',
  label: '合并被硬换行打断的段落',
  apply(traced, notes) {
    const lines = splitLines(traced.text).filter((line) => line.text.trim() !== '')
    const measure = measureTypeArea(lines)
    if (measure === null) return
    const edits: TextEdit[] = []
    lines.forEach((line, index) => {
      const next = lines[index + 1]
      if (!next || !continues(line, next, measure)) return
      const trimmedEnd = line.start + line.text.trimEnd().length
      const nextStart = next.start + (next.text.length - next.text.trimStart().length)
      const words = isAlphanumeric(traced.text[trimmedEnd - 1]) && isAlphanumeric(traced.text[nextStart])
      edits.push({ start: trimmedEnd, end: nextStart, text: words ? ' ' : '' })
    })
    traced.edit(edits)
    notes.count(this, edits.length)
  },
}

/** Width of the type area when lines are broken at it, in Han characters; null when lines are paragraphs. */
function measureTypeArea(lines: readonly TextLine[]): number | null {
  const plain = lines.filter((line) => !line.text.includes('\t'))
  if (plain.length < LEAST_LINES) return null
  const widths = plain.map((line) => printedWidth(line.text)).sort((a, b) => a - b)
  const area = widths[Math.floor(widths.length * 0.9)] ?? 0
  const longest = widths.filter((width) => width > area + SLACK / 2).length
  if (area < 15 || area > 70 || longest > plain.length * 0.05) return null
  const full = plain.filter((line) => printedWidth(line.text) >= area - SLACK)
  const broken = full.filter((line) => !SENTENCE_END.test(line.text))
  return full.length >= plain.length * 0.4 && broken.length >= full.length * 0.5 ? area : null
}

function continues(line: TextLine, next: TextLine, area: number): boolean {
  if (line.text.includes('\t') || next.text.includes('\t')) return false
  if (DATE_LINE.test(line.text) || DATE_LINE.test(next.text)) return false
  // A paragraph never ends in a comma, wherever its line ends.
  if (/[，、,]\s*$/.test(line.text)) return !NUMBERED_START.test(next.text)
  if (printedWidth(line.text) < area - SLACK) return false
  if (NUMBERED_START.test(next.text)) return !SENTENCE_END.test(line.text) && opensBracket(line.text)
  return true
}

/** An unclosed bracket or quotation mark: what looks like a heading below is its content, as in （见\n（三）…）. */
function opensBracket(text: string): boolean {
  const count = (mark: string): number => text.split(mark).length - 1
  return ['（）', '《》', '“”', '〔〕'].some(([open = '', close = '']) => count(open) > count(close))
}
