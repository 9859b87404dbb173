/**
 * Numbers as long as those of a bank card or an identity card (15–19 digits), or like a mobile's. One that is nobody's by its
 * checksum may still be a card with a slip in it, so none goes out whole.
 */
export const LONG_NUMBER = /(?<!\d)\d(?:[ -]?\d){14,18}[Xx]?(?!\d)|(?<!\d)1[3-9]\d(?:[ -]?\d){8}(?!\d)/g

/** Such numbers with their middle hidden: `6222****0123`, `138****8000`. */
export function hideLongNumbers(text: string): string {
  return text.replace(LONG_NUMBER, (written) => {
    const digits = written.replace(/[^\dXx]/g, '')
    return `${digits.slice(0, digits.length > 11 ? 4 : 3)}****${digits.slice(-4)}`
  })
}

/** The text without numbers whose middle is hidden. */
export const withoutHidden = (text: string): string => text.replace(/\d+\*{3,}[\dXx]+/g, '')
