import type { TableRecord, TableRowRecord } from '../../../../store/records.ts'
import { rangeFit, statesOwnCase } from '../score/range-fit.ts'

/** Groups of people that a row may be for alone: whoever did not say so of themselves is not asked about. */
const SPECIAL_GROUP =
  /退役|毕业生|残疾|独居|低保|最低生活保障|特困|孤儿|军人|导盲|农民工|高层次|职工|学生|渔民/g

/** What tells rows and columns apart: the question, its words with their weights, how rare each is, and the table's subject. */
export interface Asked {
  question: string
  /** Caption of the table and title of its document. */
  subject: string
  own: ReadonlyMap<string, number>
  idf: ReadonlyMap<string, number>
}

/** A longer table is a list of things, not of bands. */
const MOST_BANDS = 10
/** A row that holds this share of the words of the row that holds most may be meant too. */
const NEARLY = 0.6

/**
 * Rows of a table that answer together with one found: those whose ranges hold the case the question states, else those
 * whose names hold most of its words, else — when it tells none of them apart — all. A row for a group of people that the
 * question does not name is never singled out, and left out when the asker tells of themselves.
 */
export function bandsOf(table: TableRecord, asked: Asked, found?: TableRowRecord): TableRowRecord[] {
  const open = table.rows.filter((row) => !statesOwnCase(asked.question) || !isForOthers(row, asked))
  const rows = open.length > 0 ? open : table.rows
  const theirs = (chosen: TableRowRecord[]): TableRowRecord[] =>
    chosen.length < rows.length && chosen.every((row) => isForOthers(row, asked)) ? rows : chosen
  const fitting = rows.filter((row) => rangeFit(asked.question, nameOf(row)) > 0)
  if (fitting.length > 0 && theirs(fitting) === fitting) return fitting
  const named = namedMost(rows, nameOf, asked)
  if (found !== undefined && named.length === rows.length && !areBands(rows)) return [found]
  if (found === undefined || named.includes(found) || !rows.includes(found)) return theirs(named)
  const near = namedMost(rows, nameOf, asked, NEARLY)
  return theirs(near.includes(found) ? near : [found])
}

/** Rows that measure the same of several groups, not a list of different measures. */
const areBands = (rows: readonly TableRowRecord[]): boolean =>
  rows.length <= MOST_BANDS && rows.every((row) => row.unit === rows[0]!.unit)

/** Columns whose own words stand in the question and set them apart from the others; empty when none does. */
export function columnsNamed(columns: readonly string[], asked: Asked): string[] {
  const named = namedMost(columns, (column) => column.replace(/（[^（）]*）/g, ''), asked)
  return named.length < columns.length ? named : []
}

/** Items that hold the most of the question's words, or a share of that, those that all hold left aside; all when none is told apart. */
function namedMost<T>(
  items: readonly T[],
  textOf: (item: T) => string,
  { own, idf, subject }: Asked,
  share = 1,
): T[] {
  const words = tellingWords(own, subject.toLowerCase())
  const texts = items.map((item) => textOf(item).toLowerCase())
  const telling = words.filter((word) => !texts.every((text) => text.includes(word)))
  const held = texts.map((text) =>
    telling.reduce((sum, word) => sum + (text.includes(word) ? (idf.get(word) ?? 0) * own.get(word)! : 0), 0),
  )
  const most = Math.max(0, ...held)
  return most === 0 ? [...items] : items.filter((_, i) => held[i]! > most * share - 1e-9)
}

/** Whether a word may name a row: two characters and more, no number. */
export const isTelling = (word: string): boolean => word.length > 1 && !/^\d/.test(word)

/** Words of two characters and more that are no part of one the whole table is about: `就业` of `灵活就业` names no row. */
function tellingWords(own: ReadonlyMap<string, number>, subject: string): string[] {
  const words = [...own.keys()].filter(isTelling)
  return words.filter(
    (word) => !words.some((other) => other !== word && other.includes(word) && subject.includes(other)),
  )
}

const nameOf = (row: TableRowRecord): string => `${row.group ?? ''}${row.name}`

/** Whether a row is for a group of people that the question does not name. */
function isForOthers(row: TableRowRecord, { question, own }: Asked): boolean {
  const groups = nameOf(row).match(SPECIAL_GROUP) ?? []
  return groups.some(
    (group) => !question.includes(group) && ![...own.keys()].some((word) => word.includes(group)),
  )
}
