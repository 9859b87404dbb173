/** Fields of payloads that people write in their own words. */
const WRITTEN: readonly string[] = [
  'note',
  'text',
  'where',
  'basis',
  'findings',
  'measures',
  'further',
  'comment',
  'citations',
  'cause',
  'course',
  'demand',
  'title',
  'summary',
  'location',
  'eventTime',
]

/** A payload with personal data hidden in everything written; names of departments and choices stay as they are. */
export function maskPayload<T extends object>(payload: T, mask: (text: string) => string): T {
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return WRITTEN.includes(key) ? mask(value) : value
    if (Array.isArray(value)) return value.map((part) => walk(part, key))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, walk(part, name)]))
  }
  return walk(payload, '') as T
}
