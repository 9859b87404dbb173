import { isAlphanumeric, isChinesePunctuation, isHan } from '../../../../shared/text/characters.ts'
import { NUMERAL_PATTERN } from '../../../../shared/text/numerals.ts'
import type { TextEdit } from '../../../../shared/text/traced-text.ts'
import { splitLines, type TextLine } from '../../text-lines.ts'
import type { RepairStep } from '../step.ts'

/** A label at the start of a line whose space sets it off from what follows: 第一条 为了…, 表1 发展指标, 附录 名词术语. */
const LABEL = new RegExp(
  `^(?:第${NUMERAL_PATTERN}(?:编|篇|部分|章|节|条)(?:之[一二三四五六七八九十]+)?|[表图]\\d+(?:[-—.]\\d+)?|附(?:件|录|表)\\d*)$`,
)
/** So many spaces set columns apart. */
const COLUMN_GAP = 3

/** A slogan in quotes has at most so many characters before and behind its space. */
const LONGEST_SLOGAN = 30

/** Drops spaces next to Chinese text; words of an English phrase, table cells and set-off labels keep theirs. */
export const dropSpaces: RepairStep = {
  name: 'spaces',
  label: '清除中文间的空格',
  apply(traced) {
    const edits: TextEdit[] = []
    for (const line of splitLines(traced.text)) edits.push(...findSpaces(line))
    traced.edit(edits)
  },
}

function findSpaces(line: TextLine): TextEdit[] {
  const edits: TextEdit[] = []
  for (const match of line.text.matchAll(/ +/g)) {
    const end = match.index + match[0].length
    const kept = keptSpace(line.text, match.index, end)
    if (kept !== match[0]) edits.push({ start: line.start + match.index, end: line.start + end, text: kept })
  }
  return edits
}

/** What stands for the gap: '' or one space. */
function keptSpace(text: string, start: number, end: number): string {
  const left = text[start - 1]
  const right = text[end]
  if (left === undefined || right === undefined || left === '\t' || right === '\t') return ''
  if (LABEL.test(text.slice(0, start))) return ' '
  if (isChinesePunctuation(left) || isChinesePunctuation(right)) return ''
  if (isHan(left) && isHan(right)) return end - start >= COLUMN_GAP || insideQuotes(text, start) ? ' ' : ''
  if (isHan(left) || isHan(right)) {
    const other = isHan(left) ? right : left
    return isAlphanumeric(other) || !/[A-Za-z]/.test(other) ? '' : ' '
  }
  return ' '
}

/** Between “ and ” near by: the parts of a slogan. */
function insideQuotes(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_SLOGAN), at)
  const after = text.slice(at, at + LONGEST_SLOGAN)
  return before.lastIndexOf('“') > before.lastIndexOf('”') && after.includes('”')
}
