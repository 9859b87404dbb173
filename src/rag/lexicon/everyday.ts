import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { createSynonyms, type Synonyms } from './synonyms.ts'
import { addWords } from './tokenize.ts'

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

/** Everyday words and a city's own, which the segmenter then knows too. */
export function openSynonyms(own: ReadonlyMap<string, readonly string[]>): Synonyms {
  const synonyms = createSynonyms(new Map([...loadEverydayWords(), ...own]))
  addWords(synonyms.terms)
  return synonyms
}
