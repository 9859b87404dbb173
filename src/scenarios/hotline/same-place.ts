/** What stands between clauses, and is kept when personal data is masked or place names are taken out. */
const BREAK = /[，。！？；,!?;\s]/g

/** Offset in a text of the clause that begins at an offset of the same text with some words replaced or taken out. */
export function samePlace(text: string, changed: string, offset: number): number {
  const breaks = [...changed.slice(0, offset).matchAll(BREAK)].length
  const last = [...text.matchAll(BREAK)][breaks - 1]
  return last === undefined ? 0 : last.index + 1
}
