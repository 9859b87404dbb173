import { contentBigrams } from '../keypoints/content.ts'
import { readEssentials, type Essentials } from '../keypoints/essentials.ts'
import { takesStance } from '../keypoints/stance.ts'
import { splitSentences, toComparable, withoutMarks } from '../text/comparable.ts'
import { findNumbers, type WrittenNumber } from '../text/numbers.ts'
import { bigramsOf, containment } from '../text/overlap.ts'

/** Share of a key point's bigrams that must stand in the answer when it is running text only. */
const TEXT_SHARE = 0.55
/** The same beside a number, a department or a Latin word that was found: these already decide most of it. */
const BESIDE_FACT_SHARE = 0.5

/** Whether a sentence gives a measure word in brackets, as a table row does (`覆盖率（%）`, `用户数（万人次）`). */
const bracketsUnit = (sentence: string, unit: string): boolean =>
  new RegExp(`[(（](?:单位[:：])?${unit}[)）]`).test(sentence.normalize('NFKC'))

/** Measure words that count single things: where one text counts 座 or 家, another may count 个. */
const COUNTERS = new Set('个 座 家 处 项 路 件 台 套 名 种 类 所 支 张 间 栋 场 条'.split(' '))

const sameUnit = (a: string, b: string): boolean =>
  a === b || ((a === '个' || b === '个') && COUNTERS.has(a) && COUNTERS.has(b))

/**
 * Whether a sentence holds a number: the same value with the same unit (个 stands for any counter), or the same digits without a unit of their own
 * where the sentence gives scale and unit in brackets. A zero needs no unit.
 */
function sentenceHoldsNumber(sentence: string, wanted: WrittenNumber): boolean {
  const { unit } = wanted
  return findNumbers(sentence).some((number) => {
    const sameValue = number.value === wanted.value
    const unitOptional = unit === null || wanted.isYear || (wanted.value === 0 && number.unit === null)
    if (sameValue && (unitOptional || (number.unit !== null && unit !== null && sameUnit(number.unit, unit))))
      return true
    const bare = number.unit === null && number.scale === '' && number.digits === wanted.digits
    return bare && unit !== null && bracketsUnit(sentence, `${wanted.scale}${unit}`)
  })
}

/** Whether any sentence of a text holds a number with its unit. */
export const holdsNumber = (text: string, wanted: WrittenNumber): boolean =>
  splitSentences(text).some((sentence) => sentenceHoldsNumber(sentence, wanted))

const holdsAll = (text: string, parts: readonly string[]): boolean => {
  const comparable = toComparable(text)
  return parts.every((part) => comparable.includes(toComparable(part)))
}

/** Whether a text holds every hard part: numbers with unit, departments, Latin words. */
export const holdsFacts = (text: string, essentials: Essentials): boolean =>
  essentials.numbers.every((number) => holdsNumber(text, number)) &&
  holdsAll(text, [...essentials.departments, ...essentials.latin])

/** Share of the running text of a key point that an answer holds, 0–1; `given` bigrams need not be said again. */
export function textShare(text: string, segments: readonly string[], given: ReadonlySet<string>): number {
  const wanted = new Set(
    segments.flatMap((segment) => [...bigramsOf(segment)].filter((part) => !given.has(part))),
  )
  const held = contentBigrams(text)
  const whole = toComparable(text)
  const single = (part: string): boolean => part.length === 1 && whole.includes(part)
  return containment(wanted, new Set([...held, ...[...wanted].filter(single)]))
}

/**
 * Whether an answer holds a key point, without a judge. Its hard parts (numbers with their unit, Latin words, department
 * names) must stand there verbatim; a year that the question names is optional. Running text counts by containment of
 * character bigrams after dropping filler and notes in brackets: ≥ 0.55 alone; beside a hard part ≥ 0.5 of what the
 * question did not say already. A bare yes or no counts by stance.
 */
export function holdsKeyPoint(answer: string, keyPoint: string, question: string): boolean {
  const text = withoutMarks(answer)
  const essentials = readEssentials(keyPoint, question)
  if (essentials.stance !== null) return takesStance(text, essentials.stance)
  if (!holdsFacts(text, essentials)) return false
  const hard = essentials.numbers.length + essentials.departments.length + essentials.latin.length > 0
  if (!hard) return textShare(text, essentials.segments, new Set()) >= TEXT_SHARE
  return textShare(text, essentials.segments, contentBigrams(question)) >= BESIDE_FACT_SHARE
}

/**
 * Key-point recall = key points the answer holds ÷ key points of the case. Range 0–1; null for a case without key points.
 * Own definition ({@link holdsKeyPoint}), after the nugget recall of Voorhees, TREC 2003 QA; calibrated so that gold
 * answers score near 1 and answers to other questions near 0.
 */
export function keyPointRecall(
  answer: string,
  keyPoints: readonly string[],
  question: string,
): number | null {
  if (keyPoints.length === 0) return null
  return keyPoints.filter((keyPoint) => holdsKeyPoint(answer, keyPoint, question)).length / keyPoints.length
}
