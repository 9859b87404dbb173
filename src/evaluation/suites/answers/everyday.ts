import { Type, type Static } from 'typebox'
import type { Citation } from '../../../rag/answer/types.ts'
import { statusFamily, type AnswerStatus } from '../../../rag/answer/status.ts'
import { readCases } from '../../dataset.ts'
import type { SuiteDefinition } from '../../definition.ts'
import { matchGold } from '../../metrics/gold-match.ts'
import type { Detail, EvalCase, OpenScratch, Suite } from '../../types.ts'
import { detailsOf } from '../details.ts'
import { metricsOf, SLOWEST, where } from '../metric-info.ts'
import { timed } from '../timed.ts'
import { requireAnswer } from './answer-row.ts'

const EverydayRow = Type.Object({
  id: Type.String(),
  question: Type.String({ minLength: 1 }),
  type: Type.Union([Type.Literal('answerable'), Type.Literal('unanswerable')]),
  gold: Type.Array(Type.Object({ file: Type.String(), quote: Type.String() })),
})

/** A question as people type it, with the provision that answers it. */
export interface EverydayCase extends EvalCase, Pick<Static<typeof EverydayRow>, 'gold'> {}

interface EverydayOutcome {
  status: AnswerStatus
  answer: string
  nearest: readonly Citation[]
  /** Whether the answer, and what comes nearest, quote the provision. */
  cited: boolean
  near: boolean
  /** Time of looking for what comes nearest. */
  ms: number
}

const metric = metricsOf<EverydayCase, EverydayOutcome>()
const isAnswerable = ({ type }: EverydayCase): boolean => type === 'answerable'
const refused = ({ status }: EverydayOutcome): boolean => statusFamily(status) !== 'answered'

const METRICS = [
  metric('cited', '答案引了那一条', (one, { cited }) => where(isAnswerable(one), cited)),
  metric('found', '答案引了，或者意思最近的三处里有', (one, { cited, near }) =>
    where(isAnswerable(one), cited || near),
  ),
  metric('over_refusal', '不应拒答而拒答', (one, outcome) => where(isAnswerable(one), refused(outcome)), {
    better: 'lower',
  }),
  metric('refusal', '应拒答而拒答', (one, outcome) => where(!isAnswerable(one), refused(outcome))),
  metric('latency_p95', '找最近原文的耗时 p95', (_, { ms }) => ms, SLOWEST),
]

/** Everyday questions, and whether the provision that answers them comes before the person's eyes. */
export function everydaySuite(
  definition: SuiteDefinition,
  open: OpenScratch,
): Suite<EverydayCase, EverydayOutcome> {
  return {
    ...definition,
    primary: 'found',
    load: () => readCases(definition.dataset, EverydayRow, (row) => row),
    async open() {
      const library = await open(definition.library)
      const { assistant } = library.opened
      return {
        metrics: METRICS,
        explain,
        hashes: library.hashes,
        close: library.close,
        async run({ question, gold }) {
          const answer = await assistant.answer({ question })
          requireAnswer(answer)
          const { status, citations } = answer
          const [{ passages: nearest }, ms] = await timed(() =>
            assistant.nearest(question, answer.as_of, citations),
          )
          return {
            ...{ status, answer: answer.answer, nearest, ms },
            cited: quotes(citations, gold),
            near: quotes(nearest, gold),
          }
        },
      }
    },
  }
}

const quotes = (citations: readonly Citation[], gold: EverydayCase['gold']): boolean =>
  matchGold(
    citations.map(({ source, quote }) => ({ source, text: quote })),
    gold,
  ).some((row) => row.includes(true))

const explain = ({ gold }: EverydayCase, { status, answer, nearest }: EverydayOutcome): Detail[] =>
  detailsOf([
    ['状态', status],
    ['答案', answer],
    ...gold.map(({ file, quote }): [string, string] => [`依据 ${file}`, quote]),
    ...nearest.map(({ source, quote }, i): [string, string] => [`最近 ${i + 1} ${source}`, quote]),
  ])
