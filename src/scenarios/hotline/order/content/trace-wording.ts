import { characterPairs } from '../../../../shared/text/pairs.ts'
import { splitSentences } from '../../../../shared/text/sentences.ts'
import type { SentenceSource } from '../types.ts'

/** From this share of a sentence's character pairs in one place of the ticket it is that place put in other words. */
const LEAST_SHARED = 0.5
const WINDOW = 3

/**
 * Where the sentences of a wording come from: the stretch of up to three neighbouring sentences of the ticket that shares
 * most with each; null where nothing shares half of it.
 */
export function traceWording(
  wording: string,
  text: string,
): { sentence: string; source: SentenceSource | null }[] {
  const places = stretches(text).map((place) => ({ ...place, pairs: pairsOf(place.text) }))
  return splitSentences(wording).map(({ text: sentence }) => {
    const exact = text.indexOf(sentence)
    if (exact >= 0) return { sentence, source: at(sentence, exact, exact + sentence.length) }
    const wanted = [...pairsOf(sentence)]
    let best: { start: number; end: number; shared: number } | null = null
    for (const { start, end, pairs } of places) {
      const shared = wanted.filter((pair) => pairs.has(pair)).length / Math.max(1, wanted.length)
      if (best === null || shared > best.shared) best = { start, end, shared }
    }
    const found = best !== null && best.shared >= LEAST_SHARED
    return { sentence, source: found ? at(sentence, best!.start, best!.end) : null }
  })
}

const at = (sentence: string, start: number, end: number): SentenceSource => ({
  sentence,
  from: 'ticket',
  start,
  end,
})

function stretches(text: string): { text: string; start: number; end: number }[] {
  const sentences = splitSentences(text)
  return sentences.flatMap((first, i) =>
    sentences
      .slice(i, i + WINDOW)
      .map(({ end }) => ({ text: text.slice(first.start, end), start: first.start, end })),
  )
}

/** Labels of hidden particulars count: a wording keeps those of the ticket. */
const pairsOf = (text: string): Set<string> => new Set(characterPairs(text.replace(/[\p{P}\s]/gu, '')))
