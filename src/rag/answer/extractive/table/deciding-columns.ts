import type { TableRowRecord } from '../../../../store/records.ts'
import { isFilled, sayRow } from './rows.ts'

/** Columns that decide whether a figure holds and what is left of it. */
const DECIDES = /免费|减免|免收|期限|时限|时长|条件|上限|最高|限额|封顶/
/** So long an answer of cells may become, in characters. */
const LONGEST = 400

/**
 * The columns asked for, with those that decide what their figures come to (`免费时长`, `减免额度`, `最长期限`), in the order
 * of the table and while the rows stay within 400 characters. A column that limits another one (`甲补贴期限`, or a second
 * `…上限` beside the one asked for) is left out.
 */
export function withDeciding(
  asked: readonly string[],
  columns: readonly string[],
  rows: readonly TableRowRecord[],
): string[] {
  const added = columns.filter(
    (column) =>
      !asked.includes(column) &&
      DECIDES.test(column) &&
      rows.some((row) => isFilled(row, column)) &&
      !isParallel(column, asked) &&
      !columns.some((other) => !asked.includes(other) && limits(column, other)),
  )
  const chosen = added.reduce<string[]>(
    (kept, column) => {
      const next = [...kept, column]
      const length = rows.reduce((sum, row) => sum + sayRow(row, next).length, 0)
      return length <= LONGEST ? next : kept
    },
    [...asked],
  )
  return columns.filter((column) => chosen.includes(column))
}

const bare = (column: string): string => column.replace(/（.*/, '').trim()

/** Whether a column asked for decides in the same way, for another thing. */
const isParallel = (column: string, asked: readonly string[]): boolean => {
  const [word = ''] = DECIDES.exec(column) ?? []
  return asked.some((other) => other.includes(word))
}

const limits = (column: string, other: string): boolean =>
  other !== column && bare(other).length > 1 && bare(column).startsWith(bare(other))
