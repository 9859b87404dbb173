import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** Everyday wording → official terms that hold in any city; a city pack adds its own and overrides these. */
export function loadEverydayWords(): Map<string, readonly string[]> {
  const file = readFileSync(new URL('./everyday-words.yaml', import.meta.url), 'utf8')
  const topics = parse(file) as Record<string, Record<string, string>>
  return new Map(
    Object.values(topics).flatMap((entries) =>
      Object.entries(entries).map(([wording, official]) => [wording, official.split('、')] as const),
    ),
  )
}
