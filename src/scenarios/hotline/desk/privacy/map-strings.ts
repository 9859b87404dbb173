/** A copy of plain data with each string put through a function, which is told the field that it stands in (`''` at the top). */
export function mapStrings<T>(value: T, change: (text: string, field: string) => string): T {
  const walk = (part: unknown, name: string): unknown => {
    if (typeof part === 'string') return change(part, name)
    if (Array.isArray(part)) return part.map((each) => walk(each, name))
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, walk(each, key)]))
  }
  return walk(value, '') as T
}
