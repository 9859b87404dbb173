import { splitSentences } from '../../../../shared/text/sentences.ts'

/** A part has at least this many characters, or it says nothing by itself. */
const SHORTEST = 12
/** A ticket has about this many parts at most: those of a long one are longer, so that nothing at its end is lost. */
const MOST = 12

/** A stretch of a ticket that tells one thing; `start` is where it begins (UTF-16 code units). */
export interface TextPart {
  text: string
  start: number
}

/**
 * Stretches of a ticket that each tell one thing: clauses, joined until they are long enough, and past the end of a
 * sentence only where the whole sentence is too short.
 */
export function findParts(text: string): TextPart[] {
  const enough = Math.max(SHORTEST, Math.ceil(text.length / MOST))
  const parts: TextPart[] = []
  let open: TextPart | null = null
  for (const sentence of splitSentences(text)) {
    const before = parts.length
    for (const { 0: clause, index } of sentence.text.matchAll(/[^，。！？；,!?;\s]+/g)) {
      const joined: TextPart =
        open === null
          ? { text: clause, start: sentence.start + index }
          : { text: `${open.text}，${clause}`, start: open.start }
      const done: boolean = joined.text.length >= enough
      if (done) parts.push(joined)
      open = done ? null : joined
    }
    const last = parts.at(-1)
    if (open === null || last === undefined) continue
    if (parts.length === before && open.text.length < SHORTEST) continue
    if (parts.length > before && open.text.length < SHORTEST) last.text += `，${open.text}`
    else parts.push(open)
    open = null
  }
  if (open !== null && open.text.length >= SHORTEST / 2) parts.push(open)
  return parts.length < 2 ? [] : parts
}

/** The words of those stretches. */
export const splitParts = (text: string): string[] => findParts(text).map((part) => part.text)
