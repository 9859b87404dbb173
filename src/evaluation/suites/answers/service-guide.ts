import { readCases } from '../../dataset.ts'
import type { SuiteDefinition } from '../../definition.ts'
import { checkCitations, citationValidity, type CitationCheck } from '../../metrics/citation-validity.ts'
import {
  fieldCited,
  fieldExactness,
  fieldFaults,
  itemFound,
  type FieldInput,
} from '../../metrics/field-exactness.ts'
import { isRefusal } from '../../metrics/refusal.ts'
import { unsupportedNumbers } from '../../metrics/unsupported-numbers.ts'
import type { Detail, EvalLibrary, OpenScratch, Suite } from '../../types.ts'
import { detailsOf } from '../details.ts'
import { FAULTS, metricsOf, SLOWEST, USUAL } from '../metric-info.ts'
import { timed } from '../timed.ts'
import { requireAnswer, type AnswerRow } from './answer-row.ts'
import { documentFinder, loadCitedDocuments } from './cited-documents.ts'
import { ServiceGuideRow } from './service-guide-row.ts'

/** An answer with what scoring found out about it once. */
interface GuideOutcome {
  row: AnswerRow
  ms: number
  citations: CitationCheck
}

const fieldInputOf = (evalCase: ServiceGuideRow, { row }: GuideOutcome): FieldInput => ({
  item: evalCase.item,
  field: evalCase.field,
  answerable: evalCase.answerable,
  expectStatus: evalCase.expect_status,
  keyPoints: evalCase.key_points,
  mustNot: evalCase.must_not,
  status: row.status,
  answer: row.answer,
  citations: row.citations,
})

const unsupportedOf = (evalCase: ServiceGuideRow, { row }: GuideOutcome): string[] =>
  unsupportedNumbers(
    row.answer,
    row.citations.map(({ quote }) => quote),
    evalCase.question,
  )

const metric = metricsOf<ServiceGuideRow, GuideOutcome>()

const METRICS = [
  metric('field_exactness', '字段准确率', (evalCase, outcome) =>
    fieldExactness(fieldInputOf(evalCase, outcome)),
  ),
  metric('item_found', '事项识别', (evalCase, { row }) => itemFound(evalCase.item, row)),
  metric('field_cited', '引用了该字段', (evalCase, outcome) =>
    evalCase.answerable ? fieldCited(fieldInputOf(evalCase, outcome)) : null,
  ),
  metric('asked_back', '该反问而反问', (evalCase, { row }) =>
    evalCase.expect_status?.startsWith('clarification')
      ? Number(row.status === evalCase.expect_status)
      : null,
  ),
  metric(
    'over_asked',
    '不该反问而反问',
    (evalCase, { row }) =>
      evalCase.expect_status === undefined && evalCase.answerable ? Number(isRefusal(row.status)) : null,
    { better: 'lower' },
  ),
  metric('citation_validity', '引用有效率', (_, { citations }) => citationValidity(citations)),
  metric('invalid_citations', '无效引用', (_, { citations }) => citations.faults.length, FAULTS),
  metric(
    'unsupported_numbers',
    '无据数字',
    (evalCase, outcome) => unsupportedOf(evalCase, outcome).length,
    FAULTS,
  ),
  metric('latency_p50', '耗时 p50', (_, { ms }) => ms, USUAL),
  metric('latency_p95', '耗时 p95', (_, { ms }) => ms, SLOWEST),
]

/** Service questions put to the application over a library of its own. */
export function serviceGuideSuite(
  definition: SuiteDefinition,
  open: OpenScratch,
): Suite<ServiceGuideRow, GuideOutcome> {
  return {
    ...definition,
    primary: 'field_exactness',
    load: () => readCases(definition.dataset, ServiceGuideRow, (row) => row),
    async open() {
      const library = await open(definition.library)
      const find = documentFinder(await loadCitedDocuments(library.opened))
      return {
        metrics: METRICS,
        explain,
        hashes: library.hashes,
        close: library.close,
        async run(evalCase) {
          const { row, ms } = await ask(library.opened, evalCase)
          return { row, ms, citations: checkCitations(row.answer, row.citations, find) }
        },
      }
    },
  }
}

async function ask(
  { assistant }: EvalLibrary,
  { question, history = [], district }: ServiceGuideRow,
): Promise<Pick<GuideOutcome, 'row' | 'ms'>> {
  const request = { question, history, ...(district === undefined ? {} : { district }) }
  const [row, ms] = await timed(() => assistant.answer(request))
  requireAnswer(row)
  return { row, ms }
}

function explain(evalCase: ServiceGuideRow, outcome: GuideOutcome): Detail[] {
  const { row, citations } = outcome
  return detailsOf([
    ['事项和字段', `${evalCase.item} ${evalCase.field}`],
    ['状态', row.status],
    ['答案', row.answer],
    ['问题所在', fieldFaults(fieldInputOf(evalCase, outcome)).join('；')],
    ['引用的问题', citations.faults.join('；')],
    ['无据数字', unsupportedOf(evalCase, outcome).join('、')],
    ...row.citations.map(({ n, source, anchor, quote }): [string, string] => [
      `引用 [${n}] ${source} ${anchor}`,
      quote,
    ]),
  ])
}
