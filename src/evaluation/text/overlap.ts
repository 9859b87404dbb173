import { characterPairs } from '../../shared/text/pairs.ts'

/** Character bigrams of a text, each once; a text of one character is its own only element. */
export function bigramsOf(text: string): Set<string> {
  const pairs = characterPairs(text)
  return new Set(pairs.length === 0 && text !== '' ? [text] : pairs)
}

/** Share of `part` that `whole` holds, from 0 to 1; an empty part counts as held. */
export function containment(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  if (part.size === 0) return 1
  let held = 0
  for (const item of part) if (whole.has(item)) held += 1
  return held / part.size
}

/** Length of the longest run of characters that both texts hold (dynamic programming, O(|a|·|b|)). */
export function longestCommonRun(a: string, b: string): number {
  let best = 0
  let previous = new Uint16Array(b.length + 1)
  for (let i = 0; i < a.length; i += 1) {
    const current = new Uint16Array(b.length + 1)
    for (let j = 0; j < b.length; j += 1) {
      if (a[i] !== b[j]) continue
      const run = (previous[j] ?? 0) + 1
      current[j + 1] = run
      if (run > best) best = run
    }
    previous = current
  }
  return best
}
