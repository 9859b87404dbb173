import { itemError } from './item-error.ts'

/** A cell with the name of its column, for messages. */
export interface Cell {
  column: string
  text: string
  /** Entries, one a line; a cell of one line is separated by ；, and by `also` where given. */
  list(also?: string): string[]
}

/** The cell of a column, trimmed. */
export function cellOf(column: string, value: string): Cell {
  const text = value.replace(/\r\n?/g, '\n').trim()
  return {
    column,
    text,
    list(also = '') {
      const marks = text.includes('\n') ? /\n/ : also === '' ? /[；;]/ : new RegExp(`[；;${also}]`)
      return text
        .split(marks)
        .map((entry) => entry.replace(/^\s*(?:[（(]?\d{1,2}[）).、．]|[·•])\s*/, '').trim())
        .filter((entry) => entry !== '')
    },
  }
}

const HALF_WIDTH = (text: string): string =>
  text.replace(/[０-９．]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))

/** `15`, `15个工作日`, `15(工作日)` → 15 with the unit noted; `当场`, `即时` → 0. */
export function readDays(cell: Cell, limit: { unit?: string | undefined }): number {
  if (/^(当场|即时|立等|马上)/.test(cell.text)) return 0
  const match = /^(\d+(?:\.\d+)?)\s*个?[（(]?(工作日|自然日|天|日)?[）)]?$/.exec(HALF_WIDTH(cell.text))
  if (match === null)
    throw itemError(
      'ITEM_NUMBER_INVALID',
      `“${cell.column}”应为天数，如 15 或 15个工作日，而不是“${cell.text}”`,
    )
  if (match[2] !== undefined) limit.unit ??= match[2] === '工作日' ? '工作日' : '自然日'
  return Number(match[1])
}

/** `1`, `1次` → 1. */
export function readCount(cell: Cell): number {
  const match = /^(\d+)\s*次?$/.exec(HALF_WIDTH(cell.text))
  if (match === null) throw itemError('ITEM_NUMBER_INVALID', `“${cell.column}”应为整数，而不是“${cell.text}”`)
  return Number(match[1])
}

/** One of two groups of words. */
export function readFlag(cell: Cell, yes: readonly string[], no: readonly string[]): boolean {
  if (yes.includes(cell.text)) return true
  if (no.includes(cell.text)) return false
  throw itemError(
    'ITEM_VALUE_INVALID',
    `“${cell.column}”应为${[...yes, ...no].join('、')}之一，而不是“${cell.text}”`,
  )
}

/** `2026-3-8`, `2026/3/8`, `2026年3月8日` → `2026-03-08`. */
export function readDate(cell: Cell): string {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s.*)?$/.exec(cell.text)
  const [year, month = '', day = ''] = (match ?? []).slice(1)
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  // A day that no calendar has rolls over into the next month.
  const valid =
    match !== null && !Number.isNaN(Date.parse(iso)) && new Date(iso).toISOString().startsWith(iso)
  if (!valid)
    throw itemError('ITEM_DATE_INVALID', `“${cell.column}”应为日期，如 2026-03-08，而不是“${cell.text}”`)
  return iso
}
