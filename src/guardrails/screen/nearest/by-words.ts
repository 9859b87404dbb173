/** Longest run of characters that is compared, and what a run of each length is worth. */
const WEIGHTS: readonly number[] = [0.5, 1, 1]
/** Share of its weight that a run no example has still takes of a question's length. */
const UNKNOWN = 0.6

/** Similarity of a text to each of the texts it was built from, in [0, 1]. */
export type Compare = (text: string) => Float64Array

/** Compare by runs of one to three characters, weighted by rarity (TF-IDF cosine without term frequency). */
export function compareByWords(texts: readonly string[]): Compare {
  const found = new Map<string, number>()
  const runs = texts.map(runsOf)
  for (const run of runs.flatMap((set) => [...set])) found.set(run, (found.get(run) ?? 0) + 1)
  const weigh = (run: string): number =>
    WEIGHTS[run.length - 1]! * Math.log((texts.length + 1) / ((found.get(run) ?? 0) + 0.5))
  const postings = new Map<string, { index: number; weight: number }[]>()
  runs.forEach((set, index) => {
    const length = Math.hypot(...[...set].map(weigh)) || 1
    for (const run of set) {
      const posting = { index, weight: weigh(run) / length }
      const known = postings.get(run)
      if (known === undefined) postings.set(run, [posting])
      else known.push(posting)
    }
  })
  return (text) => {
    const asked = [...runsOf(text)].map((run) => ({ weight: weigh(run), postings: postings.get(run) }))
    const length =
      Math.hypot(
        ...asked.map(({ weight, postings: has }) => (has === undefined ? UNKNOWN * weight : weight)),
      ) || 1
    const scores = new Float64Array(texts.length)
    for (const { weight, postings: has = [] } of asked)
      for (const posting of has) scores[posting.index]! += (posting.weight * weight) / length
    return scores
  }
}

function runsOf(text: string): Set<string> {
  const characters = [...text.toLowerCase().replace(/[\s\p{P}]/gu, '')]
  const runs = new Set<string>()
  for (let at = 0; at < characters.length; at++)
    for (let size = 1; size <= WEIGHTS.length && at + size <= characters.length; size++)
      runs.add(characters.slice(at, at + size).join(''))
  return runs
}
