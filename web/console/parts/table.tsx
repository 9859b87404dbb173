import { useEffect, useRef, type ReactNode } from 'react'

/** One column: its head, and what stands in it for a row. */
export interface Column<R> {
  head: string
  cell: (row: R) => ReactNode
  /** The column that names the row. */
  names?: boolean
  /** `number`: ranged right; `title`: never too narrow; `time`: in one line. */
  kind?: 'number' | 'title' | 'time'
}

interface Props<R> {
  caption: string
  /** For screen readers alone. */
  captionHidden?: boolean
  columns: readonly Column<R>[]
  rows: readonly R[]
  keyOf: (row: R) => string
  /** Stands in place of rows; nothing while they are loaded. */
  empty?: string | undefined
  /** Key of the row that the keyboard is at. */
  current?: string | undefined
}

/** A table in its frame, which scrolls by itself when the window is too narrow. */
export function Table<R>({ caption, captionHidden = false, columns, rows, keyOf, empty, current }: Props<R>) {
  return (
    <div className="table-frame">
      <table className="table">
        <caption className={captionHidden ? 'hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, kind }) => (
              <th key={head} scope="col" className={kind}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={keyOf(row)} row={row} columns={columns} current={keyOf(row) === current} />
          ))}
          {rows.length === 0 && empty !== undefined && (
            <tr>
              <td colSpan={columns.length} className="none">
                {empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function Row<R>({ row, columns, current }: { row: R; columns: readonly Column<R>[]; current: boolean }) {
  const place = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (current) place.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <tr ref={place} className={current ? 'current' : undefined} aria-current={current ? 'true' : undefined}>
      {columns.map(({ head, cell, names, kind }) =>
        names ? (
          <th key={head} scope="row" className={kind}>
            {cell(row)}
          </th>
        ) : (
          <td key={head} className={kind}>
            {cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}
