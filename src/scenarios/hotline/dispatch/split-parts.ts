/** A part has at least this many characters, or it says nothing by itself. */
const SHORTEST = 12
/** A ticket has at most this many parts; what is said later is seldom the matter. */
const MOST = 8

/** A stretch of a ticket that tells one thing; `start` is where it begins (UTF-16 code units). */
export interface TextPart {
  text: string
  start: number
}

/** Stretches of a ticket that each tell one thing: clauses, joined until they are long enough. */
export function findParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let open: TextPart | null = null
  for (const { 0: clause, index: start } of text.matchAll(/[^，。！？；,!?;\s]+/g)) {
    const joined: TextPart =
      open === null ? { text: clause, start } : { text: `${open.text}，${clause}`, start: open.start }
    if (joined.text.length >= SHORTEST) parts.push(joined)
    open = joined.text.length >= SHORTEST ? null : joined
  }
  if (open !== null && open.text.length >= SHORTEST / 2) parts.push(open)
  return parts.length < 2 ? [] : parts.slice(0, MOST)
}

/** The words of those stretches. */
export const splitParts = (text: string): string[] => findParts(text).map((part) => part.text)
