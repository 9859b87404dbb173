import { Type, type Static } from 'typebox'
import { compareTickets, type EventComparison } from '../../../scenarios/hotline/index.ts'
import { readCases } from '../../dataset.ts'
import type { SuiteDefinition } from '../../definition.ts'
import type { Detail, EvalCase, Suite } from '../../types.ts'
import { metricsOf, where } from '../metric-info.ts'
import { withoutLibrary } from '../no-library.ts'

const Side = Type.Object({
  text: Type.String({ minLength: 1 }),
  reported_at: Type.String(),
  district: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})

const SameEventRow = Type.Object({
  id: Type.String(),
  type: Type.String(),
  a: Side,
  b: Side,
  gold: Type.Object({ same: Type.Boolean(), why: Type.String() }),
})

export interface SameEventCase extends EvalCase, Pick<Static<typeof SameEventRow>, 'a' | 'b' | 'gold'> {}

const metric = metricsOf<SameEventCase, EventComparison>()

const METRICS = [
  metric('accuracy', '判断正确', ({ gold }, { same }) => Number(same === gold.same)),
  metric('precision', '判为同一而确是', ({ gold }, { same }) => where(same, gold.same)),
  metric('recall', '同一而判为同一', ({ gold }, { same }) => where(gold.same, same)),
]

/** Pairs of tickets that tell of one event or of two that look alike. */
export function sameEventSuite(definition: SuiteDefinition): Suite<SameEventCase, EventComparison> {
  return {
    ...definition,
    primary: 'accuracy',
    load: () =>
      readCases(definition.dataset, SameEventRow, (row) => ({
        ...row,
        question: `${row.a.text} ／ ${row.b.text}`,
      })),
    async open() {
      return {
        ...(await withoutLibrary(definition.sources)),
        metrics: METRICS,
        explain,
        run: ({ id, a, b }) =>
          Promise.resolve(compareTickets(ticketOf(`${id}-a`, a), ticketOf(`${id}-b`, b))),
      }
    },
  }
}

const ticketOf = (id: string, { text, reported_at: reportedAt, district = null }: Static<typeof Side>) => ({
  id,
  text,
  reportedAt,
  district,
})

const explain = ({ a, b, gold }: SameEventCase, { reason }: EventComparison): Detail[] => [
  { label: '甲', text: `${a.reported_at} ${a.text}` },
  { label: '乙', text: `${b.reported_at} ${b.text}` },
  { label: '应为', text: `${gold.same ? '同一' : '不同'}：${gold.why}` },
  { label: '理由', text: reason },
]
