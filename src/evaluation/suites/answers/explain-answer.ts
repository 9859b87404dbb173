import { holdsKeyPoint } from '../../metrics/key-point-recall.ts'
import { strictFaults } from '../../metrics/strict-accuracy.ts'
import { unsupportedNumbers } from '../../metrics/unsupported-numbers.ts'
import type { Detail } from '../../types.ts'
import { detailsOf } from '../details.ts'
import type { PolicyQaRow } from './answer-row.ts'
import { strictInputOf, type PolicyQaOutcome } from './policy-qa-metrics.ts'

/** Passages shown under a case. */
const SHOWN_PASSAGES = 5

/** What a person needs to judge a case: the answer, what it should hold, what is wrong, and what was found. */
export function explainAnswer(evalCase: PolicyQaRow, outcome: PolicyQaOutcome): Detail[] {
  const { row, citations } = outcome
  const unsupported = unsupportedNumbers(
    row.answer,
    row.citations.map((citation) => citation.quote),
    evalCase.question,
  )
  return detailsOf([
    ['状态', row.status],
    ['答案', row.answer],
    ['问题所在', strictFaults(strictInputOf(evalCase, outcome)).join('；')],
    ['缺少的要点', missingPoints(evalCase, row.answer).join('；')],
    ['参考答案', evalCase.answer],
    ['引用的问题', citations.faults.join('；')],
    ['无据数字', row.status.startsWith('answered') ? unsupported.join('、') : ''],
    ['依据位置', ranksOfGold(outcome)],
    ...row.citations.map(({ n, source, quote }): [string, string] => [`引用 [${n}] ${source}`, quote]),
    ...row.retrieved
      .slice(0, SHOWN_PASSAGES)
      .map(({ source, text }, index): [string, string] => [`检索 ${index + 1} ${source}`, text]),
  ])
}

const missingPoints = (evalCase: PolicyQaRow, answer: string): string[] =>
  evalCase.answerable
    ? evalCase.key_points.filter((keyPoint) => !holdsKeyPoint(answer, keyPoint, evalCase.question))
    : []

/** Rank of the first passage that holds each gold quote, `无` where none does. */
function ranksOfGold({ relevance }: PolicyQaOutcome): string {
  const total = relevance[0]?.length ?? 0
  const ranks = Array.from({ length: total }, (_, item) => relevance.findIndex((row) => row[item] === true))
  return ranks.map((rank) => (rank === -1 ? '无' : String(rank + 1))).join('、')
}
