import { Type, type Static } from 'typebox'
import { readCases } from '../../dataset.ts'
import type { SuiteDefinition } from '../../definition.ts'
import { PASSAGE_LENGTH, passageHolds } from '../../metrics/passage-hit.ts'
import { hitAtK, type Relevance } from '../../metrics/recall-at-k.ts'
import { reciprocalRank } from '../../metrics/reciprocal-rank.ts'
import type { Detail, EvalCase, OpenScratch, Suite } from '../../types.ts'
import { FAULTS, metricsOf, SLOWEST, USUAL } from '../metric-info.ts'
import { timed } from '../timed.ts'

const PassageRow = Type.Object({
  id: Type.String(),
  docid: Type.String(),
  question: Type.String({ minLength: 1 }),
  answer: Type.String(),
})

/** A question whose answer is a span of one document of the library. */
export interface PassageCase extends EvalCase, Static<typeof PassageRow> {}

interface Found {
  docId: string
  text: string
}

interface PassageOutcome {
  found: Found[]
  ms: number
  /** Passages × [answer]. */
  holds: Relevance
  /** Passages × [document]. */
  fromDocument: Relevance
}

const TOP = 10

const metric = metricsOf<PassageCase, PassageOutcome>()

const METRICS = [
  metric('document_hit_1', '文件在首位', (_, { fromDocument }) => hitAtK(fromDocument, 1)),
  metric('document_hit_5', '文件在前五', (_, { fromDocument }) => hitAtK(fromDocument, 5)),
  metric('passage_hit_1', '段落在首位', (_, { holds }) => hitAtK(holds, 1)),
  metric('passage_hit_5', '段落在前五', (_, { holds }) => hitAtK(holds, 5)),
  metric('passage_hit_10', '段落在前十', (_, { holds }) => hitAtK(holds, 10)),
  metric('mrr', 'MRR（段落）', (_, { holds }) => reciprocalRank(holds)),
  metric(
    'oversize',
    `超过 ${PASSAGE_LENGTH} 字的段落`,
    (_, { found }) => found.filter(({ text }) => text.length > PASSAGE_LENGTH).length,
    { ...FAULTS, gated: false },
  ),
  metric('latency_p50', '检索耗时 p50', (_, { ms }) => ms, USUAL),
  metric('latency_p95', '检索耗时 p95', (_, { ms }) => ms, SLOWEST),
]

/** Document and passage retrieval, measured through the search of the policy scenario. */
export function passagesSuite(
  definition: SuiteDefinition,
  open: OpenScratch,
): Suite<PassageCase, PassageOutcome> {
  return {
    ...definition,
    primary: 'passage_hit_5',
    load: () =>
      readCases(definition.dataset, PassageRow, (row) => ({ ...row, type: lengthType(row.answer) })),
    async open() {
      const library = await open(definition.library)
      return {
        metrics: METRICS,
        explain,
        hashes: library.hashes,
        close: library.close,
        async run(evalCase) {
          const [{ passages }, ms] = await timed(() =>
            library.opened.assistant.search(evalCase.question, TOP),
          )
          return outcomeOf(
            evalCase,
            passages.map(({ doc_id: docId, text }) => ({ docId, text })),
            ms,
          )
        },
      }
    },
  }
}

/** Relevance of what was found, passages of any document counting as hits when they hold the answer. */
export function outcomeOf(evalCase: PassageCase, found: Found[], ms: number): PassageOutcome {
  return {
    found,
    ms,
    holds: found.map(({ text }) => [passageHolds(text, evalCase.answer)]),
    fromDocument: found.map(({ docId }) => [docId === evalCase.docid]),
  }
}

/** The set has no types of its own: answers are told apart by length. */
function lengthType(answer: string): string {
  if (answer.length <= 20) return 'short (≤20)'
  return answer.length <= 100 ? 'medium (≤100)' : 'long (>100)'
}

function explain(evalCase: PassageCase, { found, holds }: PassageOutcome): Detail[] {
  const rank = holds.findIndex(([hit]) => hit === true)
  return [
    { label: '答案', text: evalCase.answer },
    { label: '所在文件', text: evalCase.docid },
    { label: '段落位置', text: rank === -1 ? '无' : String(rank + 1) },
    ...found.slice(0, 5).map(({ docId, text }, index) => ({ label: `检索 ${index + 1} ${docId}`, text })),
  ]
}
