import type { Intake } from '../../../scenarios/hotline/index.ts'
import { unsupportedNumbers } from '../../metrics/unsupported-numbers.ts'
import { withoutMaskedNumbers } from '../../text/numbers.ts'
import type { EvalCase, Metric } from '../../types.ts'
import { FAULTS, metricsOf, where } from '../metric-info.ts'

/** What the gold of a ticket says of its type and urgency. */
interface ReadCase extends EvalCase {
  gold: {
    type: string
    type_acceptable: readonly string[]
    urgency: string
    urgency_acceptable: readonly string[]
    sensitive: boolean
  }
}

interface ReadOutcome {
  intake: Intake
}

const metric = metricsOf<ReadCase, ReadOutcome>()

/** Whether a value is the right one, or one that will do. */
export const isOneOf = (value: string, gold: string, acceptable: readonly string[]): boolean =>
  value === gold || acceptable.includes(value)

/** The type of a ticket. */
export const TYPE: Metric<ReadCase, ReadOutcome> = metric(
  'type',
  '诉求类型（含可接受）',
  ({ gold }, { intake }) => Number(isOneOf(intake.type, gold.type, gold.type_acceptable)),
)

/** How well what must not be missed, or raised without need, is told from the rest. */
export const ALARMS: readonly Metric<ReadCase, ReadOutcome>[] = [
  metric(
    'critical_missed',
    '漏掉的特急',
    ({ gold }, { intake }) =>
      where(
        gold.urgency === '特急',
        intake.urgency !== '特急' && !gold.urgency_acceptable.includes(intake.urgency),
      ),
    FAULTS,
  ),
  metric(
    'critical_wrong',
    '一般误为特急',
    ({ gold }, { intake }) =>
      where(gold.urgency === '一般' && !gold.urgency_acceptable.includes('特急'), intake.urgency === '特急'),
    { better: 'lower' },
  ),
  metric('sensitive_recall', '敏感召回', ({ gold }, { intake }) =>
    where(gold.sensitive, intake.sensitive !== null),
  ),
  metric('sensitive_precision', '敏感准确', ({ gold }, { intake }) =>
    where(intake.sensitive !== null, gold.sensitive),
  ),
]

/** Numbers in what was written of a ticket that its text does not hold; what is left of masked ones counts as none. */
export const numbersWithoutSource = (written: readonly string[], text: string): number =>
  unsupportedNumbers(withoutMaskedNumbers(written.join('\n')), [text], '').length
