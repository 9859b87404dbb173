/** A part of a text; UTF-16 offsets. */
export interface TextPart {
  start: number
  end: number
}

const SENTENCE = /[^。！？；]*[。！？；]*[”’」』）》]*/gu
const UNIT_BRACKET = /^[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]。?$/u

/**
 * Cuts `text.slice(start, end)` at sentence ends into parts of about `target` characters. A bracket behind the last
 * sentence stays with it; a single sentence is cut only when it is longer than three parts (a text without any).
 */
export function sentencesOf(text: string, start: number, end: number, target: number): TextPart[] {
  const sentences = readSentences(text, start, end, target * 3)
  const total = end - start
  const parts: TextPart[] = []
  const size = total / Math.ceil(total / target)
  for (const sentence of sentences) {
    const last = parts.at(-1)
    const bracket = UNIT_BRACKET.test(text.slice(sentence.start, sentence.end).trim())
    const room =
      last !== undefined && (last.end - last.start + (sentence.end - sentence.start) / 2 <= size || bracket)
    if (last && room) last.end = sentence.end
    else parts.push({ ...sentence })
  }
  return parts.map((part) => trimPart(text, part)).filter((part) => part.end > part.start)
}

function readSentences(text: string, start: number, end: number, longest: number): TextPart[] {
  const sentences: TextPart[] = []
  let at = start
  for (const match of text.slice(start, end).matchAll(SENTENCE)) {
    if (match[0] === '') continue
    for (let from = at; from < at + match[0].length; from += longest)
      sentences.push({ start: from, end: Math.min(from + longest, at + match[0].length) })
    at += match[0].length
  }
  return sentences
}

function trimPart(text: string, part: TextPart): TextPart {
  const slice = text.slice(part.start, part.end)
  const start = part.start + (slice.length - slice.trimStart().length)
  return { start, end: start + slice.trim().length }
}
