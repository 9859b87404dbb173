import { tokenizeForSearch } from '../../../lexicon/tokenize.ts'

/** A case that a rule is for, up to its comma; begun where its clause begins, so that a long text is read once. */
const CASE = /(?<![^，。；])[^，。；]{4,}的(?=，)/g
/** Share of the words of a case that the other rule must hold. */
const HALF = 0.5

/** Whether each of two rules speaks of the cases that the other is for (`逾期未报的，…`). */
export function ofOneCase(a: string, b: string): boolean {
  const words = (text: string): string[] => tokenizeForSearch(text).filter((word) => word.length > 1)
  const casesIn = (text: string, other: string): boolean => {
    const named = words((text.match(CASE) ?? []).join(' '))
    const said = new Set(words(other))
    return named.filter((word) => said.has(word)).length >= HALF * named.length
  }
  return casesIn(a, b) && casesIn(b, a)
}
