import { Converter } from 'opencc-js/t2cn'
import { isHan } from './characters.ts'
import type { TextEdit } from './traced-text.ts'

const convert = Converter({ from: 'tw', to: 'cn' })
const cache = new Map<string, string>()

/** Simplified form of one character out of context; itself when it has none or is used in Simplified text too. */
export function simplifyCharacter(character: string): string {
  const known = cache.get(character)
  if (known !== undefined) return known
  const converted = convert(character)
  const result = converted.length === character.length ? converted : character
  cache.set(character, result)
  return result
}

/** True for a character that only Traditional text uses. */
export function isTraditionalOnly(character: string): boolean {
  return isHan(character) && !BOTH.has(character) && simplifyCharacter(character) !== character
}

/** Characters that Simplified text uses as well, in a sense of their own (乾坤, 瞭望, 徵, 藉 …). */
const BOTH = new Set('乾著瞭徵藉夥覆剋甚佔祇於吒噁麽麼么薹锺鍾阪')

/** Share of Han characters that only Traditional text uses, 0–1. */
export function traditionalShare(text: string): number {
  let han = 0
  let traditional = 0
  for (const character of text) {
    if (!isHan(character)) continue
    han++
    if (isTraditionalOnly(character)) traditional++
  }
  return han === 0 ? 0 : traditional / han
}

/** Edits that make a Traditional text Simplified, by phrase (行動計劃 → 行动计划). One edit a changed run. */
export function findSimplified(text: string): TextEdit[] {
  const edits: TextEdit[] = []
  let offset = 0
  for (const line of text.split('\n')) {
    edits.push(...simplifyLine(line, offset))
    offset += line.length + 1
  }
  return edits
}

function simplifyLine(line: string, offset: number): TextEdit[] {
  const converted = convert(line)
  if (converted === line) return []
  // Phrases keep their length; should one not, the line is mapped as a whole.
  if (converted.length !== line.length) return [{ start: offset, end: offset + line.length, text: converted }]
  const edits: TextEdit[] = []
  for (let index = 0; index < line.length; index++) {
    const text = correct(line, converted, index)
    if (text !== line[index]) edits.push({ start: offset + index, end: offset + index + 1, text })
  }
  return edits
}

/** The dictionary reads 一批|覆蓋 as 批覆|蓋: 覆 stays 覆 before what can only follow it. */
function correct(line: string, converted: string, index: number): string {
  if (line[index] === '覆' && /[蓋盖沒没滅灭轍辙]/.test(line[index + 1] ?? '')) return '覆'
  return converted[index] ?? ''
}
