import { Type } from 'typebox'
import { cutWords } from '../../../rag/lexicon/tokenize.ts'
import {
  crossDecide,
  highest,
  stratifiedFolds,
  trainBaselineClassifier,
  trainTextClassifier,
  type Example,
} from '../../../scenarios/hotline/index.ts'
import { readCases } from '../../dataset.ts'
import type { SuiteDefinition } from '../../definition.ts'
import { packClasses } from '../../statistics/aggregate.ts'
import type { EvalCase, OpenScratch, Suite } from '../../types.ts'
import { metricsOf } from '../metric-info.ts'

const FOLDS = 5
const SEED = 11

const MessageRow = Type.Object({
  id: Type.Union([Type.Number(), Type.Null()]),
  title: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  text: Type.String({ minLength: 1 }),
  label: Type.String(),
})

/** Class numbers: the right one, ours and the baseline's; and how long all folds took to train ours. */
interface CategoryOutcome {
  gold: number
  ours: number
  baseline: number
  trainMs: number
}

const metric = metricsOf<EvalCase, CategoryOutcome>()
const right = (gold: number, found: number): number => Number(gold === found)

const METRICS = [
  metric('accuracy', '准确率', (_, { gold, ours }) => right(gold, ours)),
  metric('macro_f1', '宏平均 F1', (_, { gold, ours }) => packClasses(gold, ours), { aggregate: 'macro-f1' }),
  metric('svm_accuracy', '准确率：TF-IDF + 线性 SVM', (_, { gold, baseline }) => right(gold, baseline), {
    gated: false,
  }),
  metric(
    'svm_macro_f1',
    '宏平均 F1：TF-IDF + 线性 SVM',
    (_, { gold, baseline }) => packClasses(gold, baseline),
    { aggregate: 'macro-f1', gated: false },
  ),
  metric(
    'accuracy_gain',
    '准确率高出',
    (_, { gold, ours, baseline }) => right(gold, ours) - right(gold, baseline),
  ),
  metric(
    'macro_f1_gain',
    '宏平均 F1 高出',
    (_, { gold, ours, baseline }) => packClasses(gold, ours, baseline),
    { aggregate: 'macro-f1-gain' },
  ),
  metric('train_ms', '训练用时（五折合计，处理器时间，不含向量）', (_, { trainMs }) => trainMs, {
    better: 'lower',
    unit: 'ms',
    aggregate: 'max',
    gated: false,
  }),
]

/** Messages with a category each: trained and scored here by five-fold cross-validation, beside the usual baseline. */
export function categoriesSuite(
  definition: SuiteDefinition,
  open: OpenScratch,
): Suite<EvalCase, CategoryOutcome> {
  return {
    ...definition,
    primary: 'accuracy',
    load: () =>
      readCases(definition.dataset, MessageRow, ({ id, title, text, label }, index) => ({
        id: String(id ?? `row-${index}`),
        type: label,
        question: [title, text].filter(Boolean).join('\n'),
      })),
    async open() {
      const library = await open(definition.library)
      const { cases } = await this.load()
      const texts = cases.map(({ question }) => question)
      const outcomes = decideAll(cases, await library.opened.embedTexts(texts))
      const byId = new Map(cases.map(({ id }, at) => [id, outcomes[at]!]))
      return {
        metrics: METRICS,
        hashes: library.hashes,
        close: library.close,
        explain: () => [],
        run: ({ id }) => Promise.resolve(byId.get(id)!),
      }
    },
  }
}

function decideAll(cases: readonly EvalCase[], vectors: readonly Float32Array[] | null): CategoryOutcome[] {
  const names = [...new Set(cases.map(({ type }) => type))].sort()
  const labels = cases.map(({ type }) => names.indexOf(type))
  const examples = cases.map(({ question }, at): Example => ({
    text: question,
    vector: vectors?.[at] ?? null,
  }))
  const fold = stratifiedFolds(labels, FOLDS, SEED)
  // Time of the processor, not of the clock: others may be at work on the machine.
  let trainMs = 0
  const ours = crossDecide(examples, labels, fold, (kept, own) => {
    const before = process.cpuUsage().user
    const classifier = trainTextClassifier(kept, own, names.length)
    trainMs += (process.cpuUsage().user - before) / 1000
    return classifier
  })
  const baseline = crossDecide(examples, labels, fold, (kept, own) =>
    trainBaselineClassifier(kept, own, names.length, cutWords),
  )
  return labels.map((gold, at) => ({
    gold,
    ours: highest(ours[at]!),
    baseline: highest(baseline[at]!),
    trainMs,
  }))
}
