import { statusFamily, type AnswerStatus } from '../../rag/answer/status.ts'
import { keyPointRecall } from './key-point-recall.ts'
import { breaksRule } from './must-not.ts'
import { isRefusal } from './refusal.ts'

/** What strict accuracy looks at; `invalidCitations` is null when nothing was cited. */
export interface StrictInput {
  question: string
  answerable: boolean
  keyPoints: readonly string[]
  mustNot: readonly string[]
  status: string
  answer: string
  invalidCitations: number | null
}

/** Why an answer is not strictly right, in Chinese; empty when it is. */
export function strictFaults(input: StrictInput): string[] {
  const broken = input.mustNot
    .filter((rule) => breaksRule(input.answer, rule, input.keyPoints))
    .map((rule) => `触犯：${rule}`)
  if (!input.answerable) return isRefusal(input.status) ? broken : [`应拒答而为 ${input.status}`, ...broken]
  const faults: string[] = []
  if (statusFamily(input.status as AnswerStatus) !== 'answered') faults.push(`未作答：${input.status}`)
  const recall = keyPointRecall(input.answer, input.keyPoints, input.question)
  if (recall !== null && recall < 1) faults.push(`要点不全（${Math.round(recall * 100)}%）`)
  if (input.invalidCitations === null) faults.push('没有引用')
  else if (input.invalidCitations > 0) faults.push(`无效引用 ${input.invalidCitations} 处`)
  return [...faults, ...broken]
}

/**
 * Strict accuracy of one answer, 0 or 1. Answerable: status `answered*`, every key point held, no `must_not` rule broken,
 * at least one citation and all of them valid. Not answerable: refused, with nothing from `must_not`. Own definition.
 */
export const strictAccuracy = (input: StrictInput): number => (strictFaults(input).length === 0 ? 1 : 0)
