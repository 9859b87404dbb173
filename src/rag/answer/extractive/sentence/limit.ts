import type { DraftSentence } from '../../context.ts'
import { endSentence } from './clip.ts'

/** Room of one citation mark (`[12]`). */
const MARK = 4

/**
 * The sentences that fit in `limit` characters, marks and new lines included, and whether they are all there was to say; a first
 * one that is too long alone ends at the last of its items (`；`) that fits, else at its last comma.
 */
export function withinLimit(
  sentences: readonly DraftSentence[],
  limit: number,
): { sentences: DraftSentence[]; whole: boolean } {
  const kept: DraftSentence[] = []
  let room = limit
  for (const sentence of sentences) {
    const taken = room - sentence.tokens.length * MARK - (sentence.newLine ? 1 : 0)
    if (sentence.text.length > taken && kept.length > 0) break
    const text = sentence.text.length > taken ? cutAtItem(sentence.text, taken) : sentence.text
    kept.push({ ...sentence, text })
    room = taken - text.length
  }
  const whole = kept.length === sentences.length && kept.every(({ text }, i) => text === sentences[i]!.text)
  return { sentences: kept, whole }
}

function cutAtItem(text: string, limit: number): string {
  const lastOf = (...ends: string[]): number =>
    Math.max(...ends.map((end) => text.lastIndexOf(end, limit - 2)))
  const item = lastOf('；', '。')
  const end = item > 0 ? item : lastOf('，', '、')
  // Never within a figure: a part of one is another.
  return end > 0 ? endSentence(text.slice(0, end)) : `${text.slice(0, limit - 1).replace(/[\d.]+$/, '')}…`
}
