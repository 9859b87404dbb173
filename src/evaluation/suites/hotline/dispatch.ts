import { draftOrder } from '../../../scenarios/hotline/index.ts'
import { readCases } from '../../dataset.ts'
import type { SuiteDefinition } from '../../definition.ts'
import type { Detail, OpenScratch, Suite } from '../../types.ts'
import { timed } from '../timed.ts'
import { DISPATCH_METRICS, type DispatchCase, type DispatchOutcome } from './dispatch-metrics.ts'
import { DispatchRow } from './dispatch-row.ts'
import { openHotlineSession } from './hotline-session.ts'

/** Tickets put to the hotline of a city: the first of `sources` is the city pack. */
export function dispatchSuite(
  definition: SuiteDefinition,
  open: OpenScratch,
): Suite<DispatchCase, DispatchOutcome> {
  return {
    ...definition,
    primary: 'top1',
    load: () =>
      readCases(definition.dataset, DispatchRow, ({ text, type, ...row }) => ({
        ...row,
        type: type ?? row.gold.type,
        question: text,
      })),
    async open() {
      const { hotline, ...session } = await openHotlineSession(definition, open)
      return {
        ...session,
        metrics: DISPATCH_METRICS,
        explain,
        async run(evalCase) {
          const { id, question: text, channel, reported_at: reportedAt, as_of: asOf } = evalCase
          const input = {
            id,
            text,
            ...(channel !== undefined && { channel }),
            ...(reportedAt !== undefined && { reportedAt }),
            ...(asOf !== undefined && { asOf }),
          }
          const [reading, ms] = await timed(() => hotline.read(input))
          const now = new Date(reportedAt ?? '2026-11-01T09:00:00+08:00')
          return {
            ...reading,
            order: draftOrder(input, reading.intake, reading.advice, hotline.pack, now),
            ms,
          }
        },
      }
    },
  }
}

function explain({ question, gold }: DispatchCase, { intake, advice }: DispatchOutcome): Detail[] {
  const suggested = advice.suggestions
    .slice(0, 3)
    .map(({ department, confidence }) => `${department} ${confidence}`)
  return [
    { label: '工单', text: question },
    { label: '应派', text: [gold.department ?? '不予受理', ...gold.acceptable].join('、') },
    { label: '建议', text: `${advice.status}：${suggested.join('、')}` },
    { label: '理由', text: advice.suggestions[0]?.reason ?? '' },
    { label: '分类', text: intake.category.join('/') },
  ]
}
