import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** Wordings that mean the same at a counter, by wording. */
export type SameWords = ReadonlyMap<string, readonly string[]>

/** The groups of `words.yaml`; a wording of several groups has the others of all of them. */
export function loadSameWords(): SameWords {
  const file = readFileSync(new URL('./words.yaml', import.meta.url), 'utf8')
  const { groups } = parse(file) as { groups: string[][] }
  const same = new Map<string, string[]>()
  for (const group of groups) {
    for (const wording of group) {
      same.set(wording, [...(same.get(wording) ?? []), ...group.filter((other) => other !== wording)])
    }
  }
  return same
}
