import type { TextEdit } from '../../../../shared/text/traced-text.ts'
import { splitLines } from '../../text-lines.ts'
import type { RepairStep } from '../step.ts'

/** One line a paragraph: no empty lines, no white space at the ends of lines; tabs are table cells and stay. */
export const removeBlankLines: RepairStep = {
  name: 'blank-lines',
  label: '清除空行',
  apply(traced) {
    const edits: TextEdit[] = []
    const lines = splitLines(traced.text)
    // What lies between the last text kept and the next: only a line break where there is text on both sides.
    let keptEnd = 0
    for (const line of lines) {
      if (line.text.trim() === '') continue
      const [left, right] = measureMargins(line.text)
      const start = line.start + left
      const text = edits.length === 0 && keptEnd === 0 ? '' : '\n'
      if (start > keptEnd && traced.text.slice(keptEnd, start) !== text)
        edits.push({ start: keptEnd, end: start, text })
      keptEnd = line.end - right
    }
    if (keptEnd < traced.text.length) edits.push({ start: keptEnd, end: traced.text.length, text: '' })
    traced.edit(edits)
  },
}

/** White space at both ends of a line, tabs not counted. */
function measureMargins(line: string): [left: number, right: number] {
  let left = 0
  while (left < line.length && / |\f|\r/.test(line[left] ?? '')) left++
  let right = 0
  while (right < line.length - left && / |\f|\r/.test(line[line.length - 1 - right] ?? '')) right++
  return [left, right]
}
