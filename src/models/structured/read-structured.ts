import { Check } from 'typebox/schema'

interface ObjectSchema {
  properties?: Record<string, { type?: string }>
}

/** Text without the reasoning that some models put before their answer. */
export const stripThinking = (text: string): string => text.replace(/^\s*<think>[\s\S]*?<\/think>/, '').trim()

/**
 * The object that a model's answer holds, if it keeps to the schema: JSON (bare, fenced or within prose),
 * else one `<property>…</property>` for each property. Undefined otherwise; never throws.
 */
export function readStructured(text: string, schema: object): unknown {
  for (const candidate of candidates(text, schema as ObjectSchema)) {
    if (candidate !== undefined && Check(schema, candidate)) return candidate
  }
  return undefined
}

function* candidates(text: string, schema: ObjectSchema): Generator<unknown> {
  yield parseJson(text)
  const fenced = /```(?:json)?\s*\n([\s\S]*?)\n\s*```/.exec(text)
  if (fenced) yield parseJson(fenced[1]!)
  const first = text.indexOf('{')
  const last = text.lastIndexOf('}')
  if (first >= 0 && last > first) yield parseJson(text.slice(first, last + 1))
  yield parseTags(text, schema)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function parseTags(text: string, schema: ObjectSchema): Record<string, unknown> | undefined {
  const found: Record<string, unknown> = {}
  for (const [name, { type }] of Object.entries(schema.properties ?? {})) {
    const match = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(text)
    if (match) found[name] = convert(match[1]!.trim(), type)
  }
  return Object.keys(found).length > 0 ? found : undefined
}

function convert(value: string, type: string | undefined): unknown {
  if (type === 'array') return value.split(/[\s,，、;；[\]"]+/).filter((item) => item !== '')
  if (type === 'number' || type === 'integer') return Number(value)
  if (type === 'boolean') return value === 'true' || value === '是'
  return value
}
