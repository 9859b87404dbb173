import { decodeGbkPair, encodeGbkPair } from '../../../../shared/text/gbk.ts'

/** Encodings of Chinese PDFs that do not embed their fonts, as far as GBK or UTF-16 codes say what they mean. */
const GBK_ENCODINGS = /^(?:GB-EUC|GBpc-EUC|GBK-EUC|GBKp-EUC|GBK2K)-[HV]$/
const UNICODE_ENCODINGS = /^UniGB-(?:UCS2|UTF16)-[HV]$/
const UNICODE_OF_GLYPHS = 'Adobe-GB1-UCS2'

/**
 * Glyph numbers stand between codes and Unicode. Only the way through matters here, so GBK codes serve: they lie above
 * the numbers that Adobe-GB1 really uses, and a font with those finds nothing rather than something wrong.
 */
const ASCII_GLYPHS = 0x8000
const FIRST_LEAD = 0x81
const LAST_LEAD = 0xfe

/**
 * Stands in for the CMap files of Adobe, which are not installed: makes those of the common Chinese encodings.
 * Passed to pdf.js as `BinaryDataFactory`; the result is CMap source text.
 */
export class ChineseCMaps {
  /** The CMap of a name; throws for one it cannot make, and pdf.js goes on without that font's text. */
  fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl') return Promise.reject(new Error(`no ${kind}`))
    const lines = makeCMap(filename)
    return lines
      ? Promise.resolve(new TextEncoder().encode(lines.join('\n')))
      : Promise.reject(new Error(`no ${filename}`))
  }
}

function makeCMap(name: string): string[] | null {
  const vertical = name.endsWith('-V') ? ['/WMode 1 def'] : []
  const body = GBK_ENCODINGS.test(name)
    ? gbkToGlyphs()
    : UNICODE_ENCODINGS.test(name)
      ? unicodeToGlyphs()
      : null
  if (body) return ['begincmap', ...vertical, ...body, 'endcmap']
  return name === UNICODE_OF_GLYPHS ? ['begincmap', ...glyphsToUnicode(), 'endcmap'] : null
}

const hex = (code: number, digits = 4): string => `<${code.toString(16).padStart(digits, '0')}>`

function gbkToGlyphs(): string[] {
  const rows = [`${hex(0x20, 2)} ${hex(0x7e, 2)} ${ASCII_GLYPHS + 0x20}`]
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead++) {
    rows.push(`${hex(lead * 256 + 0x40)} ${hex(lead * 256 + 0xfe)} ${lead * 256 + 0x40}`)
  }
  return [
    '2 begincodespacerange <00> <80> <8140> <fefe> endcodespacerange',
    `${rows.length} begincidrange`,
    ...rows,
    'endcidrange',
  ]
}

/** Every character of GBK and ASCII with its glyph number. */
function* glyphs(): Generator<[character: string, glyph: number]> {
  for (let code = 0x20; code <= 0x7e; code++) yield [String.fromCharCode(code), ASCII_GLYPHS + code]
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decodeGbkPair(lead, trail)
      if (character !== null) yield [character, lead * 256 + trail]
    }
  }
}

function unicodeToGlyphs(): string[] {
  const rows: string[] = []
  for (const [character, glyph] of glyphs()) {
    const pair = encodeGbkPair(character)
    // Of two codes of a character the first stands for it.
    if (pair === null || pair.lead * 256 + pair.trail === glyph)
      rows.push(`${hex(character.charCodeAt(0))} ${glyph}`)
  }
  return [
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    `${rows.length} begincidchar`,
    ...rows,
    'endcidchar',
  ]
}

function glyphsToUnicode(): string[] {
  const rows = [...glyphs()].map(([character, glyph]) => `${hex(glyph)} ${hex(character.charCodeAt(0))}`)
  return [
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    `${rows.length} beginbfchar`,
    ...rows,
    'endbfchar',
  ]
}
