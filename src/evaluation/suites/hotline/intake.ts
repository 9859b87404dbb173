import { readCases } from '../../dataset.ts'
import type { SuiteDefinition } from '../../definition.ts'
import type { Detail, OpenScratch, Suite } from '../../types.ts'
import { timed } from '../timed.ts'
import { openHotlineSession } from './hotline-session.ts'
import { INTAKE_METRICS, type IntakeCase, type IntakeOutcome } from './intake-metrics.ts'
import { IntakeRow } from './intake-row.ts'

/** Tickets with everything that intake reads out of them, as the desk reads them; the category is measured with dispatch. */
export function intakeSuite(
  definition: SuiteDefinition,
  open: OpenScratch,
): Suite<IntakeCase, IntakeOutcome> {
  return {
    ...definition,
    primary: 'type',
    load: () => readCases(definition.dataset, IntakeRow, ({ text, ...row }) => ({ ...row, question: text })),
    async open() {
      const { hotline, ...session } = await openHotlineSession(definition, open)
      return {
        ...session,
        metrics: INTAKE_METRICS,
        explain,
        async run({ id, question, reported_at: reportedAt }) {
          const [{ intake }, ms] = await timed(() => hotline.read({ id, text: question, reportedAt }))
          return { intake, ms }
        },
      }
    },
  }
}

const explain = ({ question, gold }: IntakeCase, { intake }: IntakeOutcome): Detail[] => [
  { label: '原文', text: question },
  { label: '应为', text: `${gold.type} ${gold.urgency} ${gold.district ?? ''} ${gold.location ?? ''}` },
  {
    label: '读为',
    text: `${intake.type}（${intake.typeReason}） ${intake.urgency} ${intake.district ?? ''} ${intake.location?.text ?? ''}`,
  },
  { label: '标题', text: intake.title },
]
