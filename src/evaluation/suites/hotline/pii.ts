import { Type, type Static } from 'typebox'
import { loadCityPack } from '../../../city/index.ts'
import { maskSpans, type PiiSpan } from '../../../guardrails/pii/index.ts'
import { findTicketPii } from '../../../scenarios/hotline/index.ts'
import { readCases } from '../../dataset.ts'
import type { SuiteDefinition } from '../../definition.ts'
import type { Detail, EvalCase, Suite } from '../../types.ts'
import { detailsOf } from '../details.ts'
import { FAULTS, metricsOf, SLOWEST } from '../metric-info.ts'
import { withoutLibrary } from '../no-library.ts'
import { timed } from '../timed.ts'

const PiiRow = Type.Object({
  id: Type.String(),
  type: Type.String(),
  text: Type.String({ minLength: 1 }),
  gold: Type.Object({
    pii: Type.Array(
      Type.Object({ kind: Type.String(), value: Type.String(), start: Type.Number(), end: Type.Number() }),
    ),
    /** Stretches that look like personal data and are none. */
    lookalikes: Type.Array(Type.String()),
  }),
})

export interface PiiCase extends EvalCase, Pick<Static<typeof PiiRow>, 'gold'> {}

interface PiiOutcome {
  found: PiiSpan[]
  masked: string
  ms: number
}

type Place = { kind: string; start: number; end: number }

/** Kinds that have a checksum or a fixed pattern. */
const PATTERNED = new Set(['身份证号', '手机号', '银行卡号', '车牌号', '邮箱'])

const covers = (spans: readonly Place[], wanted: Place, sameKind = false): boolean =>
  spans.some(
    (span) =>
      span.start <= wanted.start && wanted.end <= span.end && (!sameKind || span.kind === wanted.kind),
  )
const overlaps = (spans: readonly Place[], span: Place): boolean =>
  spans.some((other) => other.start < span.end && span.start < other.end)

/** Share of a list that passes; null for an empty one. */
const shareOf = <T>(list: readonly T[], passes: (item: T) => boolean): number | null =>
  list.length === 0 ? null : list.filter(passes).length / list.length

const metric = metricsOf<PiiCase, PiiOutcome>()

const METRICS = [
  metric('recall', '召回（整段遮住）', ({ gold }, { found }) =>
    shareOf(gold.pii, (span) => covers(found, span)),
  ),
  metric('recall_kind', '召回（种类也对）', ({ gold }, { found }) =>
    shareOf(gold.pii, (span) => covers(found, span, true)),
  ),
  metric('recall_patterned', '有校验或者固定写法的召回', ({ gold }, { found }) =>
    shareOf(
      gold.pii.filter(({ kind }) => PATTERNED.has(kind)),
      (span) => covers(found, span),
    ),
  ),
  metric('precision', '准确率', ({ gold }, { found }) => shareOf(found, (span) => overlaps(gold.pii, span))),
  metric(
    'lookalikes',
    '误标的形近词',
    ({ gold, question }, { masked }) =>
      gold.lookalikes.filter((words) => question.includes(words) && !masked.includes(words)).length,
    FAULTS,
  ),
  metric('latency_p95', '耗时 p95', (_, { ms }) => ms, SLOWEST),
]

/** Personal data in sentences as people say it, beside things that look like it. */
export function piiSuite(definition: SuiteDefinition): Suite<PiiCase, PiiOutcome> {
  return {
    ...definition,
    primary: 'recall',
    load: () => readCases(definition.dataset, PiiRow, ({ text, ...row }) => ({ ...row, question: text })),
    async open() {
      const pack = await loadCityPack(definition.sources[0] ?? null)
      return {
        ...(await withoutLibrary(definition.sources)),
        metrics: METRICS,
        explain,
        async run({ question }) {
          const [found, ms] = await timed(() => findTicketPii(question, pack))
          return { found, ms, masked: maskSpans(question, found) }
        },
      }
    },
  }
}

function explain({ gold, question }: PiiCase, { found }: PiiOutcome): Detail[] {
  const missed = gold.pii.filter((span) => !covers(found, span)).map(({ kind, value }) => `${kind} ${value}`)
  const wrong = found.filter((span) => !overlaps(gold.pii, span)).map(({ kind, value }) => `${kind} ${value}`)
  return detailsOf([
    ['原文', question],
    ['漏标', missed.join('、')],
    ['误标', wrong.join('、')],
  ])
}
