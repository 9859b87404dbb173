import type { TextRange } from '../../shared/text/offset-map.ts'

/** A line of a text without its line break; offsets are into the text. */
export interface TextLine extends TextRange {
  text: string
}

/** The lines of a text. */
export function splitLines(text: string): TextLine[] {
  const lines: TextLine[] = []
  let start = 0
  for (const line of text.split('\n')) {
    lines.push({ text: line, start, end: start + line.length })
    start += line.length + 1
  }
  return lines
}
