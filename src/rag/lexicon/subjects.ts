import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** A noun a question may be about, with the wordings that speak of the same. */
interface Subject {
  word: string
  wordings: readonly string[]
}

let subjects: readonly Subject[] | null = null

/** Whether a text speaks of everything of `subjects.yaml` that a question names, in one of its wordings or a synonym of it. */
export function speaksOfAll(
  question: string,
  text: string,
  synonyms: ReadonlyMap<string, readonly string[]>,
): boolean {
  const said = text.toLowerCase()
  return namedIn(question).every(({ word, wordings }) =>
    [...wordings, ...(synonyms.get(word) ?? [])].some((wording) => mentions(said, wording)),
  )
}

/** A wording that only measures or dates something else (`2个月最低工资`, `距退休年龄不足5年`) is not spoken of. */
function mentions(text: string, wording: string): boolean {
  for (let at = text.indexOf(wording); at >= 0; at = text.indexOf(wording, at + 1)) {
    const before = text.slice(Math.max(0, at - 12), at)
    if (!/(\d|[一二两三四五六])个月(的|本市|当地|所在地)*$|(距|达到)[^，。；]{0,6}$/.test(before)) return true
  }
  return false
}

/** Nouns of `subjects.yaml` that a text names, longest first, none inside another. */
function namedIn(text: string): Subject[] {
  subjects ??= loadSubjects()
  let rest = text.toLowerCase()
  return subjects.filter(({ word }) => {
    if (!rest.includes(word)) return false
    rest = rest.replaceAll(word, '\n')
    return true
  })
}

function loadSubjects(): Subject[] {
  const file = readFileSync(new URL('./subjects.yaml', import.meta.url), 'utf8')
  const topics = parse(file) as Record<string, string>
  return Object.values(topics)
    .flatMap((entries) => entries.toLowerCase().split('、'))
    .map((entry) => entry.split('='))
    .map((wordings) => ({ word: wordings[0]!, wordings }))
    .sort((a, b) => b.word.length - a.word.length)
}
