import { isPlaceNext } from './names/name-frames.ts'
import { isShop } from './places/shop.ts'
import type { PiiSpan, Range } from './types.ts'
import { breakWords } from './names/word-breaks.ts'

/** Every place where personal data that was found stands again; names not where they are a part of a word, a place or a shop. */
export function findRepeated(text: string, spans: readonly PiiSpan[]): PiiSpan[] {
  if (spans.length === 0) return []
  const breaks = breakWords(text)
  return spans.flatMap(({ kind, value }) => {
    const named = kind === '姓名' || kind === '姓氏称谓'
    return occurrences(text, value)
      .filter(({ start, end }) => {
        if (kind === '住址' && /^\d+$/.test(value)) return isRoom(text, start, end)
        if (!named) return true
        if (isShop(text, { start, end }) || !breaks.at(start)) return false
        const inWord = breaks.endOf(start) > end
        return !inWord && !isPlaceNext('', text.slice(end, end + 6), 2)
      })
      .map((range) => ({ kind, value, ...range }))
  })
}

/** A bare number is a room again where it stands alone: `901的`, not `2901` or `901元`. */
const isRoom = (text: string, start: number, end: number): boolean =>
  !/[\d.-]$/.test(text.slice(0, start)) && /^(?:[室号房的业住，。、；]|$)/.test(text.slice(end))

function occurrences(text: string, value: string): Range[] {
  const found: Range[] = []
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length))
    found.push({ start: at, end: at + value.length })
  return found
}
