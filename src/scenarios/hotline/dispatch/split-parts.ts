/** A part has at least this many characters, or it says nothing by itself. */
const SHORTEST = 12
/** A ticket has at most this many parts; what is said later is seldom the matter. */
const MOST = 8

/** Stretches of a ticket that each tell one thing: clauses, joined until they are long enough. */
export function splitParts(text: string): string[] {
  const parts: string[] = []
  let open = ''
  for (const clause of text.split(/[，。！？；,!?;\s]+/)) {
    open = open === '' ? clause : `${open}，${clause}`
    if (open.length < SHORTEST) continue
    parts.push(open)
    open = ''
  }
  if (open.length >= SHORTEST / 2) parts.push(open)
  return parts.length < 2 ? [] : parts.slice(0, MOST)
}
