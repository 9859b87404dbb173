import { answerLength } from '../../metrics/answer-length.ts'
import {
  checkCitations,
  citationValidity,
  type CitationCheck,
  type FindDocument,
} from '../../metrics/citation-validity.ts'
import { matchGold } from '../../metrics/gold-match.ts'
import { keyPointRecall } from '../../metrics/key-point-recall.ts'
import { ndcgAtK } from '../../metrics/ndcg.ts'
import { allGoldAtK, hitAtK, recallAtK, type Relevance } from '../../metrics/recall-at-k.ts'
import { reciprocalRank } from '../../metrics/reciprocal-rank.ts'
import { refusedAnswerable, refusedUnanswerable } from '../../metrics/refusal.ts'
import { strictAccuracy, type StrictInput } from '../../metrics/strict-accuracy.ts'
import { unsupportedNumberRate, unsupportedNumbers } from '../../metrics/unsupported-numbers.ts'
import type { Metric, MetricInfo } from '../../types.ts'
import { FAULTS, metricsOf, SLOWEST, USUAL } from '../metric-info.ts'
import type { AnswerRow, PolicyQaRow } from './answer-row.ts'

/** An answer with what scoring found out about it once. */
export interface PolicyQaOutcome {
  row: AnswerRow
  /** Wall clock of the answer, or what the row says, in milliseconds; null when unknown. */
  ms: number | null
  relevance: Relevance
  citations: CitationCheck
}

/** Type of the cases whose answer depends on the day they are asked on. */
const POINT_IN_TIME = 'superseded'
/** Longest answer without a model, and longest passage, in characters. */
const MAX_ANSWER = 400
const MAX_PASSAGE = 500

/** Score-ready form of an answer to a question. */
export function outcomeOf(
  evalCase: PolicyQaRow,
  row: AnswerRow,
  ms: number | null,
  find: FindDocument,
): PolicyQaOutcome {
  return {
    row,
    ms,
    relevance: matchGold(row.retrieved, evalCase.gold),
    citations: checkCitations(row.answer, row.citations, find),
  }
}

/** What strict accuracy looks at. */
export const strictInputOf = (evalCase: PolicyQaRow, { row, citations }: PolicyQaOutcome): StrictInput => ({
  question: evalCase.question,
  answerable: evalCase.answerable,
  keyPoints: evalCase.key_points,
  mustNot: evalCase.must_not,
  status: row.status,
  answer: row.answer,
  invalidCitations: citations.total === 0 ? null : citations.faults.length,
})

type Score = Metric<PolicyQaRow, PolicyQaOutcome>['score']

const metric = metricsOf<PolicyQaRow, PolicyQaOutcome>()

const ofGold =
  (score: (relevance: Relevance) => number): Score =>
  (evalCase, { relevance }) =>
    evalCase.gold.length === 0 ? null : score(relevance)

const ofAnswered =
  (score: Score): Score =>
  (evalCase, outcome) =>
    outcome.row.status.startsWith('answered') ? score(evalCase, outcome) : null

const quotesOf = ({ row }: PolicyQaOutcome): string[] => row.citations.map((citation) => citation.quote)

const oversizeOf = ({ row }: PolicyQaOutcome): number =>
  Number(answerLength(row.answer) > MAX_ANSWER) +
  row.retrieved.filter((passage) => passage.text.length > MAX_PASSAGE).length

const LENGTH: Partial<MetricInfo> = { better: 'lower', unit: 'characters', gated: false }

const lengthOf: Score = ofAnswered((_, outcome) => answerLength(outcome.row.answer))
const msOf: Score = (_, outcome) => outcome.ms

/** Everything that is measured on policy questions. */
export const POLICY_QA_METRICS: readonly Metric<PolicyQaRow, PolicyQaOutcome>[] = [
  metric('strict_accuracy', '严格正确率', (evalCase, outcome) =>
    strictAccuracy(strictInputOf(evalCase, outcome)),
  ),
  metric('point_in_time', '时点题严格正确率', (evalCase, outcome) =>
    evalCase.type === POINT_IN_TIME ? strictAccuracy(strictInputOf(evalCase, outcome)) : null,
  ),
  metric('key_point_recall', '要点召回率', (evalCase, { row }) =>
    evalCase.answerable ? keyPointRecall(row.answer, evalCase.key_points, evalCase.question) : null,
  ),
  metric(
    'gold_hit_1',
    '依据在首位',
    ofGold((relevance) => hitAtK(relevance, 1)),
  ),
  metric(
    'gold_hit_5',
    '依据在前五',
    ofGold((relevance) => hitAtK(relevance, 5)),
  ),
  metric(
    'all_gold_5',
    '全部依据在前五',
    ofGold((relevance) => allGoldAtK(relevance, 5)),
  ),
  metric(
    'recall_5',
    '依据召回@5',
    ofGold((relevance) => recallAtK(relevance, 5)),
  ),
  metric(
    'recall_10',
    '依据召回@10',
    ofGold((relevance) => recallAtK(relevance, 10)),
  ),
  metric('mrr', 'MRR', ofGold(reciprocalRank)),
  metric(
    'ndcg_10',
    'nDCG@10',
    ofGold((relevance) => ndcgAtK(relevance, 10)),
  ),
  metric('citation_validity', '引用有效率', (_, { citations }) => citationValidity(citations)),
  metric('invalid_citations', '无效引用', (_, { citations }) => citations.faults.length, FAULTS),
  metric(
    'unsupported_number_rate',
    '无据数字占比',
    ofAnswered((evalCase, outcome) =>
      unsupportedNumberRate(outcome.row.answer, quotesOf(outcome), evalCase.question),
    ),
    { better: 'lower' },
  ),
  metric(
    'unsupported_numbers',
    '无据数字',
    ofAnswered(
      (evalCase, outcome) =>
        unsupportedNumbers(outcome.row.answer, quotesOf(outcome), evalCase.question).length,
    ),
    FAULTS,
  ),
  metric('refusal', '应拒答而拒答', (evalCase, { row }) =>
    refusedUnanswerable(evalCase.answerable, row.status),
  ),
  metric(
    'over_refusal',
    '不应拒答而拒答',
    (evalCase, { row }) => refusedAnswerable(evalCase.answerable, row.status),
    {
      better: 'lower',
    },
  ),
  metric('oversize', '超长的答案和段落', (_, outcome) => oversizeOf(outcome), FAULTS),
  metric('answer_length_p50', '答案长度（中位）', lengthOf, { ...LENGTH, aggregate: 'p50' }),
  metric('answer_length_max', '答案长度（最长）', lengthOf, { ...LENGTH, aggregate: 'max' }),
  metric('latency_p50', '耗时 p50', msOf, USUAL),
  metric('latency_p95', '耗时 p95', msOf, SLOWEST),
]
