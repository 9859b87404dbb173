import { characterPairs } from '../../../shared/text/pairs.ts'

/** Words that make a question, not its subject; their pairs of characters tell nothing. */
const ASKING = /怎么|如何|什么|哪些|哪个|多少|是否|可以|为什么|有何|有哪|请问|的/g

const plainOf = (text: string): string => text.toLowerCase().replace(/[\s\p{P}]/gu, '')

/**
 * Share of the question's pairs of neighbouring characters that each text holds, in [0, 1], a pair weighing more the
 * fewer of the texts hold it. Sees through what a segmenter cuts differently in question and text.
 */
export function pairCoverage(question: string, texts: readonly string[]): number[] {
  const asked = [...new Set(characterPairs(plainOf(question.replace(ASKING, ''))))]
  const plain = texts.map(plainOf)
  const holders = asked.map((pair) => plain.map((text) => text.includes(pair)))
  const weights = holders.map((holds) => Math.log(1 + texts.length / (1 + holds.filter(Boolean).length)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return texts.map((_, i) =>
    total === 0 ? 0 : weights.reduce((sum, weight, p) => (holders[p]![i] ? sum + weight : sum), 0) / total,
  )
}
