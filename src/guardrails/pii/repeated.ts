import { isPlaceNext } from './name-frames.ts'
import { isShop } from './shop.ts'
import type { PiiSpan, Range } from './types.ts'
import { breakWords } from './word-breaks.ts'

/** Every place where personal data that was found stands again; names not where they are a part of a word, a place or a shop. */
export function findRepeated(text: string, spans: readonly PiiSpan[]): PiiSpan[] {
  if (spans.length === 0) return []
  const breaks = breakWords(text)
  return spans.flatMap(({ kind, value }) => {
    const named = kind === '姓名' || kind === '姓氏称谓'
    return occurrences(text, value)
      .filter(({ start, end }) => {
        if (!named) return true
        if (isShop(text, { start, end }) || !breaks.at(start)) return false
        const inWord = breaks.endOf(start) > end
        return !inWord && !isPlaceNext('', text.slice(end, end + 6), 2)
      })
      .map((range) => ({ kind, value, ...range }))
  })
}

function occurrences(text: string, value: string): Range[] {
  const found: Range[] = []
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length))
    found.push({ start: at, end: at + value.length })
  return found
}
