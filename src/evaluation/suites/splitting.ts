import { Type, type Static } from 'typebox'
import { decideSplit, readTicket, type Demand } from '../../scenarios/hotline/index.ts'
import { loadCityPack } from '../../city/index.ts'
import { readRows } from '../dataset.ts'
import type { SuiteDefinition } from '../definition.ts'
import type { Detail, EvalCase, Suite } from '../types.ts'
import { metricsOf, where } from './metric-info.ts'
import { withoutLibrary } from './no-library.ts'

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

/** Tickets with several matters, and such as only look like it; before dispatch has given the demands departments. */
export function splittingSuite(definition: SuiteDefinition): Suite<SplittingCase, SplittingOutcome> {
  return {
    ...definition,
    primary: 'accuracy',
    async load() {
      const { rows, hash } = await readRows(definition.dataset, SplittingRow)
      return { cases: rows.map(({ text, ...row }) => ({ ...row, question: text })), hash }
    },
    async open() {
      const pack = await loadCityPack(definition.sources[0] ?? null)
      const category = { path: [], confidence: 0 }
      return {
        ...(await withoutLibrary(definition.sources)),
        ...{ metrics: METRICS, explain },
        run({ id, question }) {
          const { demands } = readTicket({ id, text: question }, { pack, category })
          return Promise.resolve({ demands, split: decideSplit(demands) })
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
