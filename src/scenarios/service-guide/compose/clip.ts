/** Longest field in an answer; the whole stands in the guide. */
const MAX_FIELD = 160

/** A long field up to the end of a sentence, with `……` for what is left out. */
export function clipField(text: string, max = MAX_FIELD): string {
  if (text.length <= max) return text
  const window = text.slice(0, max)
  const stop = Math.max(window.lastIndexOf('。'), window.lastIndexOf('；'), window.lastIndexOf(';'))
  return stop > max / 3 ? `${window.slice(0, stop + 1)}……` : `${window}……`
}

/** The text with a full stop where it has no mark at its end. */
export const ended = (text: string): string => (/[。！？；…]$/.test(text) ? text : `${text}。`)
