import { characterPairs } from '../../../shared/text/pairs.ts'
import { plainOf } from './plain.ts'

/** Words that make a question, not its subject; their pairs of characters tell nothing. */
const ASKING = /怎么|如何|什么|哪些|哪个|多少|是否|可以|为什么|有何|有哪|请问|的/g

const SENTENCE_END = /[。！？；?!;\n]/

/**
 * Share of the question's pairs of neighbouring characters that each text holds, in [0, 1], a pair weighing more the
 * fewer of the texts hold it. Sees through what a segmenter cuts differently in question and text.
 */
export function pairCoverage(question: string, texts: readonly string[]): number[] {
  const plain = texts.map(plainOf)
  const shareHeld = weighPairs(question, plain)
  return plain.map(shareHeld)
}

/**
 * The same share, in [0, 1], of the sentence of each text that holds most: words scattered over a long clause tell less
 * than a sentence about the question.
 */
export function sentenceCoverage(question: string, texts: readonly string[]): number[] {
  const shareHeld = weighPairs(question, texts.map(plainOf))
  return texts.map((text) => Math.max(...text.split(SENTENCE_END).map((one) => shareHeld(plainOf(one)))))
}

/** Measures the share of the question's pairs a text holds, weighted by how few of the `plain` texts hold each. */
function weighPairs(question: string, plain: readonly string[]): (text: string) => number {
  const asked = [...new Set(characterPairs(plainOf(question.replace(ASKING, ''))))]
  const weighted = asked.map((pair) => {
    const holders = plain.filter((text) => text.includes(pair)).length
    return [pair, Math.log(1 + plain.length / (1 + holders))] as const
  })
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0)
  if (total === 0) return () => 0
  return (text) =>
    weighted.reduce((sum, [pair, weight]) => (text.includes(pair) ? sum + weight : sum), 0) / total
}
