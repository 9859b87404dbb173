import { Type, type TObject, type TSchema } from 'typebox'

/** `nextDue` → `next_due`; other scripts stay as they are. */
export type SnakeCase<S extends string> = S extends `${infer Head}${infer Rest}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${SnakeCase<Rest>}`
  : S

/** A type with every key in the form that the API speaks. */
export type SnakeKeys<T> = T extends readonly (infer Item)[]
  ? SnakeKeys<Item>[]
  : T extends object
    ? { [Key in keyof T as Key extends string ? SnakeCase<Key> : Key]: SnakeKeys<T[Key]> }
    : T

const toSnake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const toCamel = (key: string): string => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** A value with every key in snake case, all the way down. */
export const snakeKeys = <T>(value: T): SnakeKeys<T> => renameKeys(value, toSnake) as SnakeKeys<T>

/** The way back, for what comes in; the caller knows the type, since a schema has checked it. */
export const camelKeys = <T>(value: unknown): T => renameKeys(value, toCamel) as T

function renameKeys(value: unknown, rename: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renameKeys(item, rename))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [rename(key), renameKeys(item, rename)]),
  )
}

/** An object schema as the API speaks it: properties in snake case, all the way down; nothing else changes. */
export function snakeSchema(schema: TObject): TObject {
  const optional = (name: string): boolean => !(schema.required ?? []).includes(name)
  const entries = Object.entries(schema.properties).map(([name, property]) => {
    const inner = snakeInner(property)
    return [toSnake(name), optional(name) ? Type.Optional(inner) : inner] as const
  })
  const options = Object.entries(schema).filter(([key]) => !['type', 'properties', 'required'].includes(key))
  return Type.Object(Object.fromEntries(entries), Object.fromEntries(options))
}

function snakeInner(schema: TSchema): TSchema {
  if (Type.IsObject(schema)) return snakeSchema(schema)
  if (Type.IsArray(schema)) return { ...schema, items: snakeInner(schema.items) } as TSchema
  return schema
}
