import type { AnswerContext, DraftSentence } from '../../context.ts'
import { tenseFit } from '../asked/cues.ts'
import { findFigures, isCounter, type Figure } from './figures.ts'

const ASKS_WHICH = /哪个|谁|哪边|哪座|哪市|差多少|相差|多还是少|高还是低|不一样|变化|变了|相比|对比|差别|区别/

/** A side of a comparison: its name in the answer and the first sentence said for it. */
export interface ComparedSide {
  label: string
  sentence: DraftSentence
}

/**
 * Say which side is higher when a comparison found one figure of the same unit on each of two sides. Both figures are
 * repeated as written and cite their sentences, so the grounding check bears the statement.
 */
export function compareSides(context: AnswerContext, sides: readonly ComparedSide[]): DraftSentence | null {
  if (sides.length !== 2 || !ASKS_WHICH.test(context.question)) return null
  const [a, b] = sides as [ComparedSide, ComparedSide]
  if (sides.some(({ sentence }) => tenseFit(context.question, sentence.text) < 0)) return null
  const pair = sameUnit(findFigures(a.sentence.text), findFigures(b.sentence.text))
  if (pair === null) return null
  const [left, right] = pair
  const counted = isCounter(left.unit)
  const verdict =
    left.value === right.value
      ? '两者相同'
      : `${left.value > right.value ? a.label : b.label}更${counted ? '多' : '高'}`
  return {
    text: `两相比较，${a.label}为${left.text}，${b.label}为${right.text}，${verdict}。`,
    tokens: [...new Set([...a.sentence.tokens, ...b.sentence.tokens])],
    newLine: true,
  }
}

/**
 * The first figures of both sides that share a unit, the very word of it (`个` before any counter); null when a side has
 * several of it, as it is then unclear which is meant.
 */
function sameUnit(left: readonly Figure[], right: readonly Figure[]): [Figure, Figure] | null {
  const written = ({ text }: Figure): string => text.replace(/[\d.\s万亿]/g, '')
  for (const unitOf of [written, ({ unit }: Figure) => unit]) {
    for (const figure of left) {
      const mine = left.filter((one) => unitOf(one) === unitOf(figure))
      const theirs = right.filter((one) => unitOf(one) === unitOf(figure))
      if (mine.length === 1 && theirs.length === 1) return [figure, theirs[0]!]
    }
  }
  return null
}
