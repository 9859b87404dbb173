import { toComparable } from '../text/comparable.ts'
import { breaksRule } from './must-not.ts'

/** What field exactness looks at. */
export interface FieldInput {
  item: string
  field: string
  answerable: boolean
  expectStatus: string | undefined
  keyPoints: readonly string[]
  mustNot: readonly string[]
  status: string
  answer: string
  citations: readonly { source: string; anchor: string }[]
}

/** Statuses of an answer from a field, when the case names none. */
const ANSWERED = ['answered', 'answered_partial']
/** An answer that says what is not stated may state other things beside. */
const NOT_STATED = ['unanswerable_not_stated', 'answered_partial']

/**
 * What keeps an answer from being exact, in Chinese; none for an exact one. Exact is: the expected status; only the item's
 * guide cited, and the field itself (or its section or an entry of it) where the guide states it; every key point stands in the
 * answer word for word; no must-not rule broken. Own definition.
 */
export function fieldFaults(input: FieldInput): string[] {
  const { item, field, answerable, keyPoints, mustNot, status, answer, citations } = input
  const said = toComparable(answer)
  const expected =
    input.expectStatus === undefined ? (answerable ? ANSWERED : NOT_STATED) : [input.expectStatus]
  const faults = expected.includes(status) ? [] : [`状态应为 ${expected.join(' 或 ')}，是 ${status}`]
  if (citations.length === 0) faults.push('没有引用')
  const others = citations.filter(({ source }) => !source.startsWith(`${item}.`))
  if (others.length > 0)
    faults.push(`引用了别的事项：${[...new Set(others.map(({ source }) => source))].join('、')}`)
  if (answerable && !citesField(citations, field)) faults.push(`没有引用字段 ${field}`)
  faults.push(
    ...keyPoints.filter((point) => !said.includes(toComparable(point))).map((point) => `缺要点：${point}`),
    ...mustNot.filter((rule) => breaksRule(answer, rule, keyPoints)).map((rule) => `触犯：${rule}`),
  )
  return faults
}

/** The field, an entry of it, or the section it is in. A question back cites the section that differs. */
function citesField(citations: FieldInput['citations'], field: string): boolean {
  const section = field.split('.', 1)[0]!
  return citations.some(
    ({ anchor }) => anchor === field || anchor.startsWith(`${field}.`) || anchor === section,
  )
}

/** Field exactness of one answer, 0 or 1. */
export const fieldExactness = (input: FieldInput): number => (fieldFaults(input).length === 0 ? 1 : 0)

/** Whether the answer comes from the right guide, 0 or 1: what it cites, else what it looked at first. */
export function itemFound(
  item: string,
  {
    citations,
    retrieved,
  }: { citations: readonly { source: string }[]; retrieved: readonly { source: string }[] },
): number {
  const sources = citations.length > 0 ? citations : retrieved.slice(0, 1)
  return Number(sources.length > 0 && sources.every(({ source }) => source.startsWith(`${item}.`)))
}

/** Whether the field itself is cited, 0 or 1. */
export const fieldCited = ({ citations, field }: Pick<FieldInput, 'citations' | 'field'>): number =>
  Number(citesField(citations, field))
