/** Everyday wording → official terms, from the city pack; looked up as substrings of a question, longest first. */
export interface Synonyms {
  /** Official terms for each everyday wording that stands in the text. */
  expand(text: string): Map<string, readonly string[]>
  /** All official terms, to teach the segmenter. */
  readonly terms: readonly string[]
}

/** Build the look-up from `everyday → official terms`. An entry inside a longer matched entry is ignored. */
export function createSynonyms(entries: ReadonlyMap<string, readonly string[]>): Synonyms {
  const wordings = [...entries.keys()].sort((a, b) => b.length - a.length)
  return {
    terms: [...new Set([...entries.values()].flat())],
    expand(text) {
      const found = new Map<string, readonly string[]>()
      let rest = text
      for (const wording of wordings) {
        if (!rest.includes(wording)) continue
        found.set(wording, entries.get(wording)!)
        rest = rest.replaceAll(wording, '\n')
      }
      return found
    },
  }
}
