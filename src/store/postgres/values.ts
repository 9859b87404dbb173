import type { SqlValue } from '../ports.ts'

/** Whole numbers of up to so many digits are read from text five times as fast as fractions. */
const LARGEST_COMPONENT = 99_999_999

/** Text of a vector with the same direction, in whole numbers; `l2_normalize(…::vector)` makes a unit vector of it. */
export function directionLiteral(vector: Float32Array): string {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const scale = largest === 0 ? 0 : LARGEST_COMPONENT / largest
  return `[${Array.from(vector, (value) => Math.round(value * scale)).join(',')}]`
}

/** Parameters as both drivers take them: text becomes storable. */
export function encodeParams(params: readonly SqlValue[]): SqlValue[] {
  return params.map((value) => {
    if (typeof value === 'string') return storableText(value)
    return Array.isArray(value) ? encodeParams(value) : value
  })
}

/** Text that PostgreSQL can hold: no NUL, no lone surrogate; each replaced by U+FFFD, so offsets stay. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD')
}

/** JSON text that jsonb accepts, with the same replacements as {@link storableText}. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? storableText(part) : part,
  )
}
