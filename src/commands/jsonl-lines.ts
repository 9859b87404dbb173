/** What `read` makes of every non-empty line of a JSONL text; lines count from 1. */
export function readLines<T>(text: string, read: (line: string, number: number) => T): T[] {
  return text
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [read(line, index + 1)]))
}

/** The JSON of a line; undefined when it is none. */
export function parseLine(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The id of a row whatever else is wrong with it; null without one. */
export function idOf(value: unknown): string | number | null {
  const id: unknown = typeof value === 'object' && value !== null && 'id' in value ? value.id : null
  return typeof id === 'string' || typeof id === 'number' ? id : null
}
