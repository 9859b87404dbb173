import type { TextEdit } from '../../../../shared/text/traced-text.ts'
import type { RepairStep } from '../step.ts'

/** Writes each table row on one line, its cells separated by tabs, where a conversion gave each cell its own line. */
export const layTableRows: RepairStep = {
  name: 'table-rows',
  label: '表格整理为一行一条',
  apply(traced, notes) {
    const edits: TextEdit[] = []
    for (const table of notes.tables) {
      for (const row of table.rows) {
        row.forEach((cell, index) => {
          const start = traced.toCurrent(cell).start
          const before = index === 0 ? -1 : traced.toCurrent(row[index - 1] ?? cell).end
          const gapStart = index === 0 ? lineStart(traced.text, start) : before
          const gap = traced.text.slice(gapStart, start)
          const text = index === 0 ? '' : '\t'
          if (gap !== text && /^\s*$/.test(gap)) edits.push({ start: gapStart, end: start, text })
        })
      }
    }
    traced.edit(edits)
  },
}

/** Where the white space before the first cell of a row begins on its line. */
function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}
