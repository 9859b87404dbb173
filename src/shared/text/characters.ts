const HAN = /^\p{Script=Han}$/u
const CHINESE_PUNCTUATION =
  /^[\u3001-\u301f\uff01-\uff0f\uff1a-\uff1f\u2014\u2018\u2019\u201c\u201d\u2026\u00b7×]$/

/** True for one Han character (々 and 〇 included). */
export function isHan(character: string | undefined): boolean {
  return character !== undefined && HAN.test(character)
}

/** True for one punctuation mark that Chinese text uses: full-width signs, quotes, dashes, 《》、。· and ×. */
export function isChinesePunctuation(character: string | undefined): boolean {
  return character !== undefined && CHINESE_PUNCTUATION.test(character)
}

/** True for one ASCII letter or digit. */
export function isAlphanumeric(character: string | undefined): boolean {
  return character !== undefined && /^[A-Za-z0-9]$/.test(character)
}

/** How many Han characters a text has. */
export function countHan(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0
}

/** Width of a line as printed, in Han characters: others count a half, white space at the ends nothing. */
export function printedWidth(line: string): number {
  let width = 0
  for (const character of line.trim()) width += character.charCodeAt(0) < 0x2000 ? 0.5 : 1
  return width
}

/** Half-width form of full-width ASCII, ASCII form of Chinese punctuation and quotes: one form of each sign. */
const ONE_FORM: Readonly<Record<string, string>> = {
  '。': '.',
  '、': ',',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '—': '-',
  '–': '-',
  '－': '-',
  '…': '.',
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
  '﹝': '[',
  '﹞': ']',
}

/**
 * Form of a text for finding a quotation: white space removed, full-width ASCII made half-width, each punctuation mark
 * in one form. Not for display; offsets are lost.
 */
export function comparable(text: string): string {
  let result = ''
  for (const character of text) {
    if (/\s/.test(character)) continue
    const code = character.charCodeAt(0)
    if (code >= 0xff01 && code <= 0xff5e) result += String.fromCharCode(code - 0xfee0)
    else result += ONE_FORM[character] ?? character
  }
  return result
}
