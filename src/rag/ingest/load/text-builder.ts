import type { LoadedDocument, LoadedTable } from '../types.ts'

type Built = Pick<LoadedDocument, 'text' | 'tables' | 'headings'>

/** Puts a document's text together line by line and keeps where its headings and tables stand. */
export class TextBuilder {
  private readonly lines: string[] = []
  private length = 0
  private readonly tables: LoadedTable[] = []
  private readonly headings: LoadedDocument['headings'] = []

  /** Adds a paragraph; line breaks in it stay, empty text adds an empty line. */
  addLine(text: string): void {
    this.lines.push(text)
    this.length += text.length + 1
  }

  /** Adds a heading the format marks; level 1 is the highest. */
  addHeading(text: string, level: number): void {
    const line = text.replace(/\s*\n\s*/g, ' ')
    this.headings.push({ start: this.length, end: this.length + line.length, level })
    this.addLine(line)
  }

  /** Adds a table, one line a row, cells separated by tabs; white space in cells becomes spaces. Empty rows are left out. */
  addTable(rows: readonly (readonly string[])[]): void {
    const start = this.length
    const placed: LoadedTable['rows'] = []
    for (const row of rows) {
      const cells = row.map((cell) => cell.replace(/\s+/g, ' ').trim())
      if (cells.every((cell) => cell === '')) continue
      let offset = this.length
      placed.push(
        cells.map((text) => {
          const cell = { text, start: offset, end: offset + text.length }
          offset += text.length + 1
          return cell
        }),
      )
      this.addLine(cells.join('\t'))
    }
    if (placed.length > 0) this.tables.push({ start, end: this.length - 1, rows: placed })
  }

  /** Begins a new page. */
  addPageBreak(): void {
    this.addLine('\f')
  }

  build(): Built {
    return { text: this.lines.join('\n'), tables: this.tables, headings: this.headings }
  }
}
