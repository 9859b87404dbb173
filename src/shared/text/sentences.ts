/** A span of text; offsets are UTF-16 code units into the text it was cut from. */
export interface Span {
  text: string
  start: number
  end: number
}

const CLOSING = '”’」』）)》】'
const STOP = '。！？!?；;\n'

/**
 * Sentences of a Chinese text between two offsets, with closing quotation marks and brackets kept to the sentence they
 * close. A bracket that follows a full stop and runs to the end of its line (a responsible-unit note) stays with the
 * sentence before it. White space around a sentence is left out of its span.
 */
export function splitSentences(text: string, from = 0, to = text.length): Span[] {
  const spans: Span[] = []
  let start = from
  for (let i = from; i < to; i++) {
    if (!STOP.includes(text[i]!)) continue
    let end = i + 1
    while (end < to && CLOSING.includes(text[end]!)) end++
    end = withTrailingNote(text, end, to)
    pushTrimmed(spans, text, start, end)
    start = end
    i = end - 1
  }
  pushTrimmed(spans, text, start, to)
  return spans
}

function withTrailingNote(text: string, end: number, to: number): number {
  if (text[end] !== '（') return end
  const close = text.indexOf('）', end)
  if (close < 0 || close >= to) return end
  const next = text[close + 1]
  return next === undefined || next === '\n' || close + 1 >= to ? close + 1 : end
}

function pushTrimmed(spans: Span[], text: string, start: number, end: number): void {
  while (start < end && /\s/.test(text[start]!)) start++
  while (end > start && /\s/.test(text[end - 1]!)) end--
  if (end > start) spans.push({ text: text.slice(start, end), start, end })
}
