import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

let words: readonly string[] | null = null

/** Nouns of `subjects.yaml` that a text names, longest first, none inside another. */
export function findSubjects(text: string): string[] {
  words ??= loadSubjects()
  let rest = text.toLowerCase()
  return words.filter((word) => {
    if (!rest.includes(word)) return false
    rest = rest.replaceAll(word, '\n')
    return true
  })
}

function loadSubjects(): string[] {
  const file = readFileSync(new URL('./subjects.yaml', import.meta.url), 'utf8')
  const topics = parse(file) as Record<string, string>
  return Object.values(topics)
    .flatMap((entries) => entries.toLowerCase().split('、'))
    .sort((a, b) => b.length - a.length)
}
