import { fieldOf } from '../demands/matters.ts'
import { isRequest, QUESTION } from '../demands/demand-words.ts'
import { termsOf } from '../../classify/terms.ts'
import { characterPairs } from '../../../../shared/text/pairs.ts'
import { headlineOf } from './headline.ts'
import type { Clause } from './clauses.ts'

/** Lengths that clauses are told apart by, in characters. */
const LENGTHS = [4, 6, 9, 13, 18, 24]
/** So many stretches a text is cut into, for where in it a clause stands. */
const STRETCHES = 6

/** Chinese pairs of a stretch, which it is like others by. */
export const pairsOf = (text: string): Set<string> =>
  new Set(characterPairs(text.replace(/[^一-龥A-Za-z]/g, '')))

/**
 * Features of each clause of a text, for telling what part it has in what is told: its words, those that the clauses
 * beside it begin and end with, where it stands, its form, and what it has in common with the rest and with the category.
 */
export function clauseFeatures(clauses: readonly Clause[], category: readonly string[]): string[][] {
  const pairs = clauses.map(({ text }) => pairsOf(text))
  const counts = new Map<string, number>()
  for (const own of pairs) for (const pair of own) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  const named = new Set(category.flatMap((name) => [...pairsOf(name)]))
  const fields = clauses.map(({ text }) => fieldOf(text))
  return clauses.map((clause, at) => {
    const { text, sentence } = clause
    const shared = [...pairs[at]!].filter((pair) => counts.get(pair)! > 1).length
    const next = clauses[at + 1]
    const opens = clauses[at - 1]?.sentence.start !== sentence.start
    const closes = next?.sentence.start !== sentence.start
    const features = [
      ...termsOf(text),
      ...edgesOf(text).map((edge) => `own${edge}`),
      ...edgesOf(clauses[at - 1]?.text ?? '').map((edge) => `before${edge}`),
      ...edgesOf(next?.text ?? '').map((edge) => `after${edge}`),
      `#place${Math.floor((STRETCHES * at) / clauses.length)}`,
      `#number${Math.min(at, 4)}`,
      `#left${Math.min(clauses.length - 1 - at, 3)}`,
      `#long${LENGTHS.filter((most) => text.length > most).length}`,
      `#shared${Math.min(shared, 3)}`,
      `#named${Math.min([...pairs[at]!].filter((pair) => named.has(pair)).length, 2)}`,
      `#field${Number(fields[at] !== null)}${Number(fields.some((field) => field !== null))}`,
      `#headline${Number(headlineOf(text) !== null)}`,
      `#opens${Number(opens)}${Number(closes)}`,
    ]
    if (isRequest(text)) features.push('#request')
    if (QUESTION.test(closes ? sentence.text : text)) features.push('#question')
    if (/[“”]/.test(text)) features.push('#quoted')
    if (/\d|[一二三四五六七八九十百千万]{2}/.test(text)) features.push('#figure')
    if (/我|咱|俺/.test(text)) features.push('#caller')
    if (/[他她]|人家|对方/.test(text)) features.push('#other')
    return features
  })
}

const edgesOf = (text: string): string[] =>
  text === ''
    ? ['|']
    : [`^${text.slice(0, 1)}`, `^${text.slice(0, 2)}`, `${text.slice(-2)}$`, `${text.slice(-1)}$`]
