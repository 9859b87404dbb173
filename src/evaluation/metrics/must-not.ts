import { readEssentials, type Essentials } from '../keypoints/essentials.ts'
import { findNumbers, type WrittenNumber } from '../text/numbers.ts'
import { splitSentences, toComparable, withoutMarks } from '../text/comparable.ts'
import { holdsFacts, holdsNumber, textShare } from './key-point-recall.ts'

const WRONG_ANSWER = /^(?:误答为|确认|误答)[：:]?(.+)$/s
const PASSED_OFF = /^用(.+?)冒充/
const ONLY_ONE = /^只说(.+?)或只说(.+)$/
const NOTE = /[（(]([^（）()]+)[）)]\s*$/
const DENIED = /不是|并非|而非|有误|不对|不属实|错误|没有/

/** Share of the wrong claim's own words that must stand beside its number: a number alone may be about something else. */
const CLAIM_SHARE = 0.7

const isHard = (part: Essentials): boolean =>
  part.numbers.length + part.departments.length + part.latin.length > 0

/** Numbers (no years) and departments of the key points: a sentence that holds one states the right value beside the wrong. */
function rightValues(keyPoints: readonly string[]): { numbers: WrittenNumber[]; departments: string[] } {
  const parts = keyPoints.map((keyPoint) => readEssentials(keyPoint, ''))
  return {
    numbers: parts.flatMap((part) => part.numbers.filter((number) => !number.isYear)),
    departments: parts.flatMap((part) => part.departments),
  }
}

/** What a note says the wrong value belongs to: `那是日照规划里的` → `日照`. */
const ownerOf = (note: string): string =>
  note.replace(/^那是/, '').replace(/(?:规划|文件|方案)?(?:里的?|写的|的)?(?:数据|叫法|要求|目标)?$/, '')

/** Whether a sentence says itself where the wrong value belongs: the years of the note, or its owner, stand in it. */
function isAttributed(sentence: string, note: string): boolean {
  const years = findNumbers(note).filter((number) => number.isYear)
  if (years.length > 0) return years.every((year) => holdsNumber(sentence, year))
  const owner = toComparable(ownerOf(note))
  return owner.length > 1 && toComparable(sentence).includes(owner)
}

/** Whether the wrong claim is a right value that only its unwritten context makes wrong (`现状162家`): words can't tell. */
const differsOnlyInContext = (wrong: Essentials, right: readonly WrittenNumber[]): boolean =>
  wrong.numbers.length > 0 &&
  wrong.segments.length + wrong.departments.length + wrong.latin.length === 0 &&
  wrong.numbers.every((number) => right.some(({ value }) => value === number.value))

function statesWrongly(sentence: string, wrong: string, keyPoints: readonly string[]): boolean {
  const note = NOTE.exec(wrong)?.[1] ?? ''
  const essentials = readEssentials(wrong, '')
  const right = rightValues(keyPoints)
  const claimed = new Set(essentials.numbers.map((number) => number.value))
  if (right.numbers.some((number) => !claimed.has(number.value) && holdsNumber(sentence, number)))
    return false
  if (differsOnlyInContext(essentials, right.numbers)) return false
  if (right.departments.some((name) => sentence.includes(name))) return false
  if (DENIED.test(sentence) && !DENIED.test(wrong)) return false
  if (note !== '' && isAttributed(sentence, note)) return false
  if (!isHard(essentials)) {
    const asserted = toComparable(wrong.replace(NOTE, ''))
    return asserted !== '' && toComparable(sentence).includes(asserted)
  }
  return (
    holdsFacts(sentence, essentials) && textShare(sentence, essentials.segments, new Set()) >= CLAIM_SHARE
  )
}

/**
 * Whether an answer breaks one `must_not` rule. `误答为：X（…）` and `确认X`: a sentence states X (all its numbers with
 * unit, departments and Latin words, or its words verbatim) and neither holds a right value of the key points, nor denies
 * it, nor says itself where X belongs. `用X冒充…`: a number of X stands in the answer. `只说A或只说B`: exactly one of them
 * does. Other rules (`编造…`, `只提一个…`) can't be checked in words and break nothing here: the unsupported-number rate and
 * the key points answer for them.
 */
export function breaksRule(answer: string, rule: string, keyPoints: readonly string[]): boolean {
  const text = withoutMarks(answer)
  const only = ONLY_ONE.exec(rule)
  if (only)
    return (
      holdsFacts(text, readEssentials(only[1] ?? '', '')) !==
      holdsFacts(text, readEssentials(only[2] ?? '', ''))
    )
  const passed = PASSED_OFF.exec(rule)?.[1]
  if (passed !== undefined) return findNumbers(passed).some((number) => holdsNumber(text, number))
  const wrong = WRONG_ANSWER.exec(rule)?.[1]
  if (wrong === undefined) return false
  return splitSentences(text).some((sentence) => statesWrongly(sentence, wrong.trim(), keyPoints))
}
