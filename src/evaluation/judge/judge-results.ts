import { formatInterval, formatValue } from '../report/format.ts'
import { summaryOf } from '../run-suite.ts'
import type { CaseRecord, SuiteResult, Summary } from '../types.ts'
import { calibrate, type Calibration } from './calibrate.ts'
import type { Judge } from './judge.ts'

/** What a judge says of the answers of a suite. */
export interface JudgedSuite {
  suite: string
  summary: Summary
  silent: number
}

/** A judge's word on a run: how far it can be trusted and, only then, its scores. */
export interface Judgement {
  calibration: Calibration
  suites: JudgedSuite[]
}

const detailOf = ({ details }: CaseRecord, label: string): string | undefined =>
  details.find((detail) => detail.label === label)?.text

/**
 * Calibrate a judge and, when it agrees with people well enough, let it judge every answer of a run that has a reference.
 * Beside the metrics, never among them: no gate looks at it.
 */
export async function judgeResults(
  results: readonly SuiteResult[],
  judge: Judge,
  labelledFile: string,
): Promise<Judgement> {
  const calibration = await calibrate(judge, labelledFile)
  const suites: JudgedSuite[] = []
  if (!calibration.trusted) return { calibration, suites }
  for (const { suite, records } of results) {
    const verdicts: (boolean | null)[] = []
    for (const record of records) {
      const [candidate, reference] = [detailOf(record, '答案'), detailOf(record, '参考答案')]
      if (candidate === undefined || reference === undefined) continue
      verdicts.push(await judge({ question: record.question, reference, candidate }))
    }
    const scores = verdicts.filter((verdict) => verdict !== null).map(Number)
    if (scores.length > 0)
      suites.push({ suite, summary: summaryOf(scores, 'mean'), silent: verdicts.length - scores.length })
  }
  return { calibration, suites }
}

/** A judgement for a terminal. */
export function formatJudgement({ calibration, suites }: Judgement): string {
  const { n, silent, agreement, kappa, trusted } = calibration
  const head = `大模型评判的校准：${n} 条标注，一致 ${agreement.toFixed(3)}，Cohen κ ${kappa.toFixed(3)}，未给结论 ${silent} 条`
  if (!trusted) return `${head}。κ 不到 0.6，评判结果不显示`
  const lines = suites.map(
    ({ suite, summary, silent: unsaid }) =>
      `${suite}：${summary.n} 例，评为正确 ${formatValue(summary.value, 'share')}（${formatInterval(summary, 'share')}），未给结论 ${unsaid} 例`,
  )
  return [head, ...lines].join('\n')
}
