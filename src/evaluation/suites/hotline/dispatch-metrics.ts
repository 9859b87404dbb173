import type { OrderDraft, TicketReading } from '../../../scenarios/hotline/index.ts'
import { digitsTogether } from '../../text/numbers.ts'
import type { EvalCase, Metric } from '../../types.ts'
import { FAULTS, metricsOf, SLOWEST, where } from '../metric-info.ts'
import type { DispatchRow } from './dispatch-row.ts'
import { ALARMS, isOneOf, numbersWithoutSource, TYPE } from './reading-metrics.ts'

export interface DispatchCase extends EvalCase, Omit<DispatchRow, 'id' | 'type' | 'text'> {}

/** What was advised, the order drafted from it, and how long the advice took. */
export interface DispatchOutcome extends TicketReading {
  order: OrderDraft
  ms: number
}

type Score = Metric<DispatchCase, DispatchOutcome>['score']

const metric = metricsOf<DispatchCase, DispatchOutcome>()

const leadOf = ({ advice }: DispatchOutcome): string | null => advice.suggestions[0]?.department ?? null

/** Only tickets that somebody should handle. */
const handled =
  (right: (gold: DispatchRow['gold'], outcome: DispatchOutcome) => boolean): Score =>
  ({ gold }, outcome) =>
    where(gold.department !== null, right(gold, outcome))

const isFirst = (gold: DispatchRow['gold'], outcome: DispatchOutcome): boolean =>
  leadOf(outcome) === gold.department

/** Confidence of the first suggestion, negative when it is wrong: what calibration is reckoned from. */
const signedConfidence: Score = ({ gold }, outcome) => {
  if (gold.department === null) return null
  const confidence = outcome.advice.suggestions[0]?.confidence ?? 0
  return isFirst(gold, outcome) ? Math.max(confidence, 1e-6) : -confidence
}

const categoryOf = ({ category, category_l1: first, category_l2: second }: DispatchRow['gold']): string[] =>
  category ?? [first ?? '', second ?? '']

const RANKING = [
  metric('top1', '首位即主办', handled(isFirst)),
  metric(
    'acceptable',
    '首位为主办或可接受',
    handled((gold, outcome) => isOneOf(leadOf(outcome) ?? '', gold.department!, gold.acceptable)),
  ),
  metric(
    'top3',
    '前三有主办',
    handled((gold, { advice }) =>
      advice.suggestions.slice(0, 3).some(({ department }) => department === gold.department),
    ),
  ),
  metric(
    'abstained',
    '转会商',
    ({ gold }, { advice }) => where(gold.department !== null, advice.status === 'abstained'),
    { better: 'lower', gated: false },
  ),
  metric('not_accepted', '不予受理而未派', ({ gold }, { advice }) =>
    where(gold.department === null, advice.status === 'not_accepted'),
  ),
  metric(
    'over_rejected',
    '应受理而未受理',
    ({ gold }, { advice }) => where(gold.department !== null, advice.status === 'not_accepted'),
    { better: 'lower' },
  ),
  metric('calibration_error', '期望校准误差', signedConfidence, {
    better: 'lower',
    aggregate: 'calibration',
    gated: false,
  }),
  metric('coverage_95', '精度 95% 时的覆盖率', signedConfidence, { aggregate: 'coverage-95', gated: false }),
  metric('co_recall', '协办召回', ({ gold }, { advice }) =>
    gold.co_departments.length === 0
      ? null
      : gold.co_departments.filter((name) => advice.coDepartments.includes(name)).length /
        gold.co_departments.length,
  ),
  metric('co_precision', '协办准确', ({ gold }, { advice }) =>
    gold.department === null || advice.coDepartments.length === 0
      ? null
      : advice.coDepartments.filter((name) => gold.co_departments.includes(name)).length /
        advice.coDepartments.length,
  ),
]

const READING = [
  metric('category_1', '一级分类', ({ gold }, { intake }) =>
    Number(intake.category[0] === categoryOf(gold)[0]),
  ),
  metric('category_2', '二级分类', ({ gold }, { intake }) =>
    Number(
      categoryOf(gold)
        .slice(0, 2)
        .every((name, level) => intake.category[level] === name),
    ),
  ),
  TYPE,
  ...ALARMS,
  metric('split_recall', '应拆而拆', ({ gold }, { intake }) => where(gold.should_split, intake.shouldSplit)),
  metric('split_precision', '拆得对', ({ gold }, { intake }) => where(intake.shouldSplit, gold.should_split)),
]

/** Pieces of personal data; each counts by itself, so the score of a ticket is the share found. */
const PERSONAL = [
  metric('pii_recall', '个人信息召回', ({ gold }, { intake }) =>
    gold.pii.length === 0
      ? null
      : gold.pii.filter(({ value }) => !intake.maskedText.includes(value)).length / gold.pii.length,
  ),
  metric('pii_precision', '个人信息准确', ({ gold }, { intake }) =>
    intake.pii.length === 0
      ? null
      : intake.pii.filter((span) => gold.pii.some(({ value }) => span.value.includes(value))).length /
        intake.pii.length,
  ),
  metric(
    'leaks',
    '草稿和摘要中的完整号码',
    ({ gold }, { intake, order }) => {
      const written = digitsTogether(JSON.stringify([intake.title, intake.summary, order]))
      const numbers = gold.pii.map(({ value }) => digitsTogether(value))
      return numbers.filter((value) => /\d{7,}/.test(value) && written.includes(value)).length
    },
    FAULTS,
  ),
  metric(
    'unsupported_numbers',
    '标题、摘要和诉求中的无据数字',
    ({ question }, { intake, order: { title, content } }) =>
      numbersWithoutSource(
        [title, intake.title, intake.summary, content.cause, content.course, content.demand],
        question,
      ),
    FAULTS,
  ),
]

export const DISPATCH_METRICS: readonly Metric<DispatchCase, DispatchOutcome>[] = [
  ...RANKING,
  ...READING,
  ...PERSONAL,
  metric('latency_p95', '建议耗时 p95', (_, { ms }) => ms, SLOWEST),
]
