import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { EnvironmentSchema } from '../../src/config/schema.ts'

interface Property {
  description: string
  default?: string | number
}

const properties = EnvironmentSchema.properties as unknown as Record<string, Property>
const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')

it('.env.example lists every variable, described and with its default, and no other', () => {
  const entries = [...example.matchAll(/^# (.+)\n# ?([A-Z_]+)=(.*)$/gm)].map(
    ([, description, key, value]) => [key, { description, value }],
  )
  const expected = Object.entries(properties).map(([key, { description, default: fallback = '' }]) => [
    key,
    { description, value: String(fallback) },
  ])
  expect(Object.fromEntries(entries)).toEqual(Object.fromEntries(expected))
  expect(entries.map(([key]) => key)).toEqual(expected.map(([key]) => key))
})
