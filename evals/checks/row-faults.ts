import { holdsKeyPoint } from '../../src/evaluation/metrics/key-point-recall.ts'
import { breaksRule } from '../../src/evaluation/metrics/must-not.ts'
import { toComparable } from '../../src/evaluation/text/comparable.ts'
import type { DatasetRow } from './row.ts'
import { fieldOf, type GoldSources } from './sources.ts'

/** Rules that the must-not metric can check; any other would never fail. */
const CHECKABLE_RULE = /^(?:误答为：|确认|只说.+或只说|用.+冒充)/

/** What is wrong with the gold of a row, in Chinese. */
export function goldFaults(row: DatasetRow, sources: GoldSources): string[] {
  return (row.gold ?? []).flatMap((gold) => {
    if ('file' in gold) {
      const text = sources.texts.get(gold.file)
      if (text === undefined) return [`文件不存在：${gold.file}`]
      const quote = toComparable(gold.quote)
      return quote !== '' && text.includes(quote) ? [] : [`${gold.file} 中没有原文：${gold.quote}`]
    }
    const guide = sources.guides.get(gold.guide)
    if (guide === undefined) return [`办事指南不存在：${gold.guide}`]
    const stated = fieldOf(guide, gold.field) !== undefined
    if (row.answerable === false) return stated ? [`${gold.guide} 已载明 ${gold.field}，不应判为未载明`] : []
    return stated ? [] : [`${gold.guide} 没有字段：${gold.field}`]
  })
}

/**
 * A policy question: the day it is asked on (its answer changes with the day, also whether there is one), gold and key
 * points when answerable, no gold when not, and a reference answer that passes its own rules.
 */
export function policyQaFaults(row: DatasetRow): string[] {
  const { question = '', answer = '', key_points: points = [], must_not: rules = [], gold = [] } = row
  const faults = row.as_of === undefined ? ['缺少 as_of'] : []
  if (question === '') faults.push('缺少 question')
  if (row.answerable === undefined) faults.push('缺少 answerable')
  if (row.answerable === true && (gold.length === 0 || points.length === 0))
    faults.push('可答但没有依据或要点')
  if (row.answerable === false && gold.length > 0) faults.push('不可答却有依据')
  if (row.answerable === true)
    for (const point of points)
      if (!holdsKeyPoint(answer, point, question)) faults.push(`参考答案缺要点：${point}`)
  for (const rule of rules) {
    if (!CHECKABLE_RULE.test(rule)) faults.push(`禁项无法检查：${rule}`)
    else if (breaksRule(answer, rule, points)) faults.push(`参考答案触犯禁项：${rule}`)
  }
  return faults
}

/** A retrieval query: a query and where it should lead. */
export const retrievalFaults = (row: DatasetRow): string[] => [
  ...(row.query === undefined ? ['缺少 query'] : []),
  ...((row.gold ?? []).length === 0 ? ['没有依据'] : []),
]
