import { plainOf } from './plain.ts'

/** A run this long is as good as a quotation. */
const LONG_RUN = 8
/** A run of twice the length counts nearly three times: words that stand together mean more than the same words apart. */
const RUN_POWER = 1.5

/**
 * How a text repeats the question word for word, both in [0, 1]: `phrase` by its longest run of characters, `runs` by all
 * of them. The question is read once from its beginning, each time as far as the text holds it.
 */
export function runFeatures(question: string, text: string): { phrase: number; runs: number } {
  const asked = plainOf(question)
  const lengths = sharedRuns(asked, plainOf(text))
  const whole = (asked.length - 1) ** RUN_POWER
  const said = lengths.reduce((sum, length) => sum + (length - 1) ** RUN_POWER, 0)
  return {
    phrase: Math.min(1, Math.max(0, ...lengths) / LONG_RUN),
    runs: asked.length < 2 ? 0 : said / whole,
  }
}

function sharedRuns(asked: string, text: string): number[] {
  const lengths: number[] = []
  for (let start = 0; start < asked.length;) {
    let end = start
    while (end < asked.length && text.includes(asked.slice(start, end + 1))) end++
    if (end > start) lengths.push(end - start)
    start = Math.max(end, start + 1)
  }
  return lengths
}
