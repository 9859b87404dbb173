import { decideSplit, readTicket } from '../../scenarios/hotline/index.ts'
import { loadCityPack } from '../../city/index.ts'
import { readRows } from '../dataset.ts'
import type { SuiteDefinition } from '../definition.ts'
import type { Detail, Suite } from '../types.ts'
import { INTAKE_METRICS, type IntakeCase, type IntakeOutcome } from './intake-metrics.ts'
import { IntakeRow } from './intake-row.ts'
import { withoutLibrary } from './no-library.ts'

/** Tickets with everything that intake reads out of them, but the category, which dispatch finds. */
export function intakeSuite(definition: SuiteDefinition): Suite<IntakeCase, IntakeOutcome> {
  return {
    ...definition,
    primary: 'type',
    async load() {
      const { rows, hash } = await readRows(definition.dataset, IntakeRow)
      return { cases: rows.map(({ text, ...row }) => ({ ...row, question: text })), hash }
    },
    async open() {
      const pack = await loadCityPack(definition.sources[0] ?? null)
      const category = { path: [], confidence: 0 }
      return {
        ...(await withoutLibrary(definition.sources)),
        ...{ metrics: INTAKE_METRICS, explain },
        run({ id, question, reported_at: reportedAt }) {
          const started = performance.now()
          const intake = readTicket({ id, text: question, reportedAt }, { pack, category })
          const ms = performance.now() - started
          return Promise.resolve({ intake, split: decideSplit(intake.demands), ms })
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
