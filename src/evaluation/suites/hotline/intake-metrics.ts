import type { Intake } from '../../../scenarios/hotline/index.ts'
import { digitsTogether } from '../../text/numbers.ts'
import type { EvalCase } from '../../types.ts'
import { FAULTS, metricsOf, SLOWEST, where } from '../metric-info.ts'
import type { IntakeRow } from './intake-row.ts'
import { ALARMS, isOneOf, numbersWithoutSource, TYPE } from './reading-metrics.ts'

export interface IntakeCase extends EvalCase, Pick<IntakeRow, 'gold' | 'reported_at'> {}

/** What was read, and how long it took. */
export interface IntakeOutcome {
  intake: Intake
  ms: number
}

/** Words in a question to the caller that ask for a missing element. */
const ASKS: Readonly<Record<string, RegExp>> = {
  地点: /哪里|哪个区县|开发区|地点/,
  对象: /叫什么名称/,
  时间: /什么时候/,
  联系方式: /电话联系/,
  诉求: /希望解决/,
}
const CONTACTS = new Set(['身份证号', '手机号', '固定电话', '银行卡号'])

const overlaps = (a: string | undefined, b: string | null): boolean =>
  a !== undefined && b !== null && (a.includes(b) || b.includes(a))

const metric = metricsOf<IntakeCase, IntakeOutcome>()

const READING = [
  TYPE,
  metric('urgency', '紧急程度（含可接受）', ({ gold }, { intake }) =>
    Number(isOneOf(intake.urgency, gold.urgency, gold.urgency_acceptable)),
  ),
  ...ALARMS,
  metric('confidential_recall', '要求保密而保密', ({ gold }, { intake }) =>
    where(gold.confidential, intake.confidential),
  ),
  metric('not_accepted', '应否受理', ({ gold }, { intake }) =>
    Number(
      gold.not_accepted === null
        ? intake.notAccepted === null
        : (intake.notAccepted?.reason.startsWith(gold.not_accepted) ?? false),
    ),
  ),
  metric('split', '应否拆分（未派单时）', ({ gold }, { intake }) =>
    Number(intake.shouldSplit === gold.should_split),
  ),
  metric('answer_directly', '能否直接答复', ({ gold }, { intake }) =>
    Number(intake.answerDirectly === gold.answer_directly),
  ),
]

const ELEMENTS = [
  metric('district', '区划', ({ gold }, { intake }) => Number(intake.district === gold.district)),
  metric('location', '地点（全等）', ({ gold }, { intake }) =>
    where(gold.location !== null, intake.location?.text === gold.location),
  ),
  metric('location_near', '地点（互相包含）', ({ gold }, { intake }) =>
    where(gold.location !== null, overlaps(intake.location?.text, gold.location)),
  ),
  metric('event_time', '事发时间（全等）', ({ gold }, { intake }) =>
    where(gold.event_time !== null, intake.eventTime?.text === gold.event_time),
  ),
  metric('event_time_near', '事发时间（互相包含）', ({ gold }, { intake }) =>
    where(gold.event_time !== null, overlaps(intake.eventTime?.text, gold.event_time)),
  ),
  metric('event_time_resolved', '时间换算', ({ gold }, { intake }) =>
    where(gold.event_time_resolved !== null, intake.eventTimeResolved === gold.event_time_resolved),
  ),
  metric('pii_recall', '个人信息召回', ({ gold }, { intake }) =>
    gold.pii.length === 0
      ? null
      : gold.pii.filter(({ value }) => !intake.maskedText.includes(value)).length / gold.pii.length,
  ),
  metric('missing_recall', '缺项追问', ({ gold }, { intake }) =>
    gold.missing.length === 0
      ? null
      : gold.missing.filter((element) => intake.missing.some((question) => ASKS[element]?.test(question)))
          .length / gold.missing.length,
  ),
]

const WORDING = [
  metric(
    'leaks',
    '标题摘要诉求里的号码',
    (_, { intake }) =>
      intake.pii.filter(
        ({ kind, value }) =>
          CONTACTS.has(kind) && digitsTogether(wordsOf(intake).join('\n')).includes(digitsTogether(value)),
      ).length,
    FAULTS,
  ),
  metric(
    'unsupported_numbers',
    '标题摘要里的无据数字',
    ({ question }, { intake }) => numbersWithoutSource(wordsOf(intake), question),
    FAULTS,
  ),
  metric('title_length', '标题不超过40字', (_, { intake }) => Number([...intake.title].length <= 40)),
  metric('latency_p95', '耗时 p95', (_, { ms }) => ms, SLOWEST),
]

const wordsOf = ({ title, summary, demands }: Intake): string[] => [
  title,
  summary,
  ...demands.map(({ text }) => text),
]

/** Everything that is measured of the reading of a ticket; the category is measured with dispatch. */
export const INTAKE_METRICS = [...READING, ...ELEMENTS, ...WORDING]
