import { Type, type Static } from 'typebox'
import type { Demand } from '../../../scenarios/hotline/index.ts'
import { readCases } from '../../dataset.ts'
import type { SuiteDefinition } from '../../definition.ts'
import type { Detail, EvalCase, OpenScratch, Suite } from '../../types.ts'
import { metricsOf, where } from '../metric-info.ts'
import { openHotlineSession } from './hotline-session.ts'

const SplittingRow = Type.Object({
  id: Type.String(),
  type: Type.String(),
  text: Type.String({ minLength: 1 }),
  gold: Type.Object({
    should_split: Type.Boolean(),
    demands: Type.Array(Type.String()),
    demand_departments: Type.Array(Type.String()),
  }),
})

export interface SplittingCase extends EvalCase, Pick<Static<typeof SplittingRow>, 'gold'> {}

interface SplittingOutcome {
  demands: Demand[]
  split: boolean
}

const partsOf = (demands: readonly Demand[]): number => new Set(demands.map(({ part }) => part ?? 0)).size

const metric = metricsOf<SplittingCase, SplittingOutcome>()

const METRICS = [
  metric('accuracy', '判断正确', ({ gold }, { split }) => Number(split === gold.should_split)),
  metric('recall', '该拆而拆', ({ gold }, { split }) => where(gold.should_split, split)),
  metric('precision', '拆了而该拆', ({ gold }, { split }) => where(split, gold.should_split)),
  metric('parts', '该拆的拆成几件', ({ gold }, { demands }) =>
    where(gold.should_split, partsOf(demands) === gold.demands.length),
  ),
]

/** Tickets with several matters, and such as only look like it, as the desk reads them. */
export function splittingSuite(
  definition: SuiteDefinition,
  open: OpenScratch,
): Suite<SplittingCase, SplittingOutcome> {
  return {
    ...definition,
    primary: 'accuracy',
    load: () =>
      readCases(definition.dataset, SplittingRow, ({ text, ...row }) => ({ ...row, question: text })),
    async open() {
      const { hotline, ...session } = await openHotlineSession(definition, open)
      return {
        ...session,
        metrics: METRICS,
        explain,
        async run({ id, question }) {
          const { intake } = await hotline.read({ id, text: question })
          return { demands: intake.demands, split: intake.shouldSplit }
        },
      }
    },
  }
}

const explain = ({ question, gold }: SplittingCase, { demands }: SplittingOutcome): Detail[] => [
  { label: '原文', text: question },
  { label: '应有诉求', text: gold.demands.join('；') },
  { label: '读出诉求', text: demands.map(({ part = 0, text }) => `${part + 1} ${text}`).join('；') },
]
