import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

interface MattersFile {
  fields: Record<string, string>
  count: string
  separators: string
  further: string
  also: string
  asks: string
  goes_on: string
  wants: string
  pairs: { name: string; a: string; b: string; needs?: string; without?: string }[]
  single: string
}

const FILE = parse(readFileSync(new URL('./matters.yaml', import.meta.url), 'utf8')) as MattersFile

const FIELDS = Object.entries(FILE.fields).map(([name, line]) => {
  const space = line.indexOf(' ')
  return { name, weight: Number(line.slice(0, space)), pattern: new RegExp(line.slice(space + 1), 'g') }
})

const PAIRS = FILE.pairs.map(({ name, a, b, needs, without }) => ({
  name,
  a: new RegExp(a),
  b: new RegExp(b),
  needs: needs === undefined ? null : new RegExp(needs),
  without: without === undefined ? null : new RegExp(without),
}))

/** Words at the start of a clause that set a further matter apart from the one before. */
export const SEPARATOR = new RegExp(`^${FILE.separators}`)

/** Words at the start of a sentence after which another matter follows nearly always. */
export const FURTHER = new RegExp(`^${FILE.further}`)

/** Words by which something further is to be seen to as well. */
export const ALSO = new RegExp(FILE.also)

/** Words of asking about policy or procedure, each place where they stand. */
export const ASKS = new RegExp(FILE.asks, 'g')

/** Words at the start of a sentence that goes on with the matter of the one before. */
export const GOES_ON = new RegExp(`^${FILE.goes_on}`)

/** Words by which a sentence asks for something. */
export const WANTS = new RegExp(FILE.wants)

/** Words by which a speaker says that there are several matters. */
export const SEVERAL = new RegExp(FILE.count)

const SINGLE = new RegExp(FILE.single)

/** Whether a speaker says that it is one matter only. */
export const saysSingle = (text: string): boolean => SINGLE.test(text)

/** The field of government that words belong to, by the most telling words, the first of equals; null when none. */
export function fieldOf(text: string): string | null {
  const scored = FIELDS.flatMap(({ name, weight, pattern }) => {
    const hits = [...text.matchAll(pattern)]
    return hits.length === 0
      ? []
      : [{ name, score: weight * new Set(hits.map(([hit]) => hit)).size, at: hits[0]!.index }]
  })
  return scored.sort((a, b) => b.score - a.score || a.at - b.at)[0]?.name ?? null
}

/** Two sides of one event that different authorities take, where the text tells of both. */
export function findPair(text: string): { name: string; a: RegExp; b: RegExp } | null {
  return (
    PAIRS.find(
      ({ a, b, needs, without }) =>
        a.test(text) && b.test(text) && (needs?.test(text) ?? true) && !without?.test(text),
    ) ?? null
  )
}
