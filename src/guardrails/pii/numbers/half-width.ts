const SIGNS: Readonly<Record<string, string>> = {
  '－': '-',
  '—': '-',
  '–': '-',
  '‐': '-',
  '\u3000': ' ',
  '\u00a0': ' ',
}

/** The text with full-width letters, digits and signs (but Chinese punctuation) half-width; offsets stay. */
export function toHalfWidth(text: string): string {
  return text.replace(
    /[０-９Ａ-Ｚａ-ｚ＠．＿＋＃－—–‐　\u00a0]/g,
    (sign) => SIGNS[sign] ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  )
}

/** The digits of a number as written, without the signs that set them apart. */
export const digitsOf = (text: string): string => text.replace(/[^\dXx]/g, '').toUpperCase()
