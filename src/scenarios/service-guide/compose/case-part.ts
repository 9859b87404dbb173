import { cutWords } from '../../../rag/lexicon/tokenize.ts'
import type { ServiceItem } from '../../../store/service-item.ts'

/**
 * The part of a field that holds for a case (`期满换领20元；丢失补领40元` → `丢失补领40元`): what speaks of other cases is left out,
 * what speaks of none stays. The whole field where nothing in it tells the case.
 */
export function partForCase(text: string, { cases = [] }: ServiceItem, caseName: string): string {
  const parts = text.split(/[；;]/).filter((part) => part.trim() !== '')
  const own = parts.map((part) => wordsShared(caseName, part))
  const most = Math.max(0, ...own)
  if (most === 0 || parts.length < 2) return text
  const others = cases.filter(({ name }) => name !== caseName)
  const kept = parts.filter(
    (part, i) =>
      own[i] === most || (own[i] === 0 && others.every(({ name }) => wordsShared(name, part) === 0)),
  )
  return kept.join('；')
}

/** How many words of a case's name a text holds. */
const wordsShared = (caseName: string, text: string): number =>
  cutWords(caseName).filter((word) => word.length > 1 && text.includes(word)).length
