import { Type, type Static } from 'typebox'
import { readCases } from '../../dataset.ts'
import type { SuiteDefinition } from '../../definition.ts'
import { matchGold } from '../../metrics/gold-match.ts'
import { ndcgAtK } from '../../metrics/ndcg.ts'
import { hitAtK, recallAtK, type Relevance } from '../../metrics/recall-at-k.ts'
import { reciprocalRank } from '../../metrics/reciprocal-rank.ts'
import type { Detail, EvalCase, OpenScratch, Suite } from '../../types.ts'
import { metricsOf, SLOWEST, USUAL } from '../metric-info.ts'
import { timed } from '../timed.ts'

const RetrievalRow = Type.Object({
  id: Type.String(),
  query: Type.String({ minLength: 1 }),
  type: Type.String(),
  gold: Type.Array(Type.Object({ file: Type.String(), quote: Type.String() }), { minItems: 1 }),
})

/** A query with the words it should lead to. */
export interface RetrievalCase extends EvalCase, Pick<Static<typeof RetrievalRow>, 'gold'> {}

interface RetrievalOutcome {
  found: { source: string; path: string; text: string }[]
  ms: number
  /** Passages × gold. */
  relevance: Relevance
}

const TOP = 10
/** Types whose query looks for a document: any passage of it counts. */
const DOCUMENT_TYPES = new Set(['doc_no', 'title'])

const metric = metricsOf<RetrievalCase, RetrievalOutcome>()

const METRICS = [
  metric('hit_1', '命中@1', (_, { relevance }) => hitAtK(relevance, 1)),
  metric('hit_5', '命中@5', (_, { relevance }) => hitAtK(relevance, 5)),
  metric('hit_10', '命中@10', (_, { relevance }) => hitAtK(relevance, 10)),
  metric('recall_5', '召回@5', (_, { relevance }) => recallAtK(relevance, 5)),
  metric('recall_10', '召回@10', (_, { relevance }) => recallAtK(relevance, 10)),
  metric('mrr', 'MRR', (_, { relevance }) => reciprocalRank(relevance)),
  metric('ndcg_10', 'nDCG@10', (_, { relevance }) => ndcgAtK(relevance, 10)),
  metric('latency_p50', '检索耗时 p50', (_, { ms }) => ms, USUAL),
  metric('latency_p95', '检索耗时 p95', (_, { ms }) => ms, SLOWEST),
]

/** Queries as typed into a search box, measured through the search of the policy scenario. */
export function retrievalSuite(
  definition: SuiteDefinition,
  open: OpenScratch,
): Suite<RetrievalCase, RetrievalOutcome> {
  return {
    ...definition,
    primary: 'hit_5',
    load: () =>
      readCases(definition.dataset, RetrievalRow, ({ query, ...row }) => ({ ...row, question: query })),
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
          return { found: passages, ms, relevance: relevanceOf(evalCase, passages) }
        },
      }
    },
  }
}

/** Which gold each passage holds; where a document is looked for, its name is enough. */
function relevanceOf(
  { type, gold }: Pick<RetrievalCase, 'type' | 'gold'>,
  passages: readonly { source: string; text: string }[],
): Relevance {
  if (!DOCUMENT_TYPES.has(type)) return matchGold(passages, gold)
  return passages.map(({ source }) => gold.map(({ file }) => source === file))
}

function explain({ gold }: RetrievalCase, { found, relevance }: RetrievalOutcome): Detail[] {
  const ranks = gold.map((_, item) => relevance.findIndex((row) => row[item] === true) + 1)
  return [
    ...gold.map(({ file, quote }, item) => ({
      label: `依据 ${file}（${ranks[item] === 0 ? '未找到' : `第 ${ranks[item]} 位`}）`,
      text: quote,
    })),
    ...found.slice(0, 5).map(({ source, path, text }, index) => ({
      label: `检索 ${index + 1} ${source}`,
      text: `${path}\n${text}`,
    })),
  ]
}
