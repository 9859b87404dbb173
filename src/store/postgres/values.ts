import type { SqlValue } from '../ports.ts'

/** Text form of a vector as pgvector reads it: `[0.1,-0.2,…]`. */
export function vectorLiteral(vector: Float32Array): string {
  return `[${vector.join(',')}]`
}

/** Parameters as both drivers take them: a Float32Array becomes a vector literal, text becomes storable. */
export function encodeParams(params: readonly SqlValue[]): SqlValue[] {
  return params.map((value) => {
    if (value instanceof Float32Array) return vectorLiteral(value)
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
