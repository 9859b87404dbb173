import type { ServiceItem } from '../../../store/service-item.ts'

/**
 * The part of a field that holds for a case (`期满换领20元；丢失补领40元` → `丢失补领40元`): what speaks rather of other cases is left
 * out, what speaks of none stays. The whole field where nothing in it tells the case. `single` when one part alone stays.
 */
export function partForCase(
  text: string,
  { cases = [] }: ServiceItem,
  caseName: string,
): { text: string; single: boolean } {
  const parts = text.split(/[；;]/).filter((part) => part.trim() !== '')
  const pairs = cases.map(({ name }) => ({ name, pairs: pairsOf(name) }))
  // What all cases are called by tells none of them from another.
  const shared = (name: string, part: string): number =>
    pairsOf(name).filter((pair) => part.includes(pair) && !pairs.every((one) => one.pairs.includes(pair)))
      .length
  const own = parts.map((part) => shared(caseName, part))
  if (parts.length < 2 || own.every((count) => count === 0)) return { text, single: false }
  const others = pairs.filter(({ name }) => name !== caseName)
  const kept = parts.filter((part, i) => others.every(({ name }) => shared(name, part) <= own[i]!))
  return { text: kept.join('；'), single: kept.length === 1 && parts.length > 1 }
}

/** Every two characters in a row: what a case does (换领, 补领) stands in parts without the rest of its name. */
const pairsOf = (name: string): string[] =>
  Array.from({ length: Math.max(0, name.length - 1) }, (_, i) => name.slice(i, i + 2))
