import type { DraftSentence } from '../../../rag/answer/context.ts'
import { factsIn } from '../understand/aspect/facts.ts'
import { clipField } from './clip.ts'
import type { Part } from './part.ts'
import { caseAnchors, holdsFor, type Situation } from './situation.ts'
import type { GuideWriter } from './writer.ts'

/**
 * The conditions for the person's case. Asked whether they qualify, it says which conditions touch what the person
 * stated; who decides is the office.
 */
export function tellConditions(situation: Situation, writer: GuideWriter): Part {
  const { item, caseName, eligibility, question } = situation
  const entries = (item.conditions ?? []).map((condition, i) => ({ ...condition, anchor: `conditions.${i}` }))
  if (entries.length === 0) return { sentences: [], missing: '受理条件' }
  const depends = entries.some(({ cases }) => (cases ?? []).length > 0)
  const common = entries.filter(({ cases }) => (cases ?? []).length === 0)
  const own = caseName === null ? common : entries.filter(({ cases }) => holdsFor(cases, caseName))
  // What little the cases differ in is told at once; a long list waits for the case.
  const all = depends && caseName === null && lengthOf(entries) <= TOLD_AT_ONCE
  const shown = all || own.length === 0 ? entries : own
  const stated = eligibility ? factsIn(question) : []
  const sentences = shown.map(({ text, cases, anchor }, i): DraftSentence => {
    const touched = stated.filter((fact) => factsIn(text).includes(fact))
    const note = touched.length > 0 ? `（涉及您说的${touched.join('、')}）` : ''
    const about = caseName === null && (cases ?? []).length > 0 ? `${cases!.join('、')}：` : ''
    const headed = i === 0 && caseName !== null ? caseAnchors(item, caseName) : []
    const line = writer.bullet(`${repeats(text, about) ? '' : about}${clipField(text)}${note}`, [
      anchor,
      ...headed,
    ])
    return i === 0 ? { ...line, text: `${heading(caseName)}\n${line.text}` } : line
  })
  if (eligibility) sentences.push(verdict(stated, writer))
  return { sentences, ...(depends && caseName === null && !all && { ask: 'case' as const }) }
}

/** Characters of conditions up to which all cases are told together. */
const TOLD_AT_ONCE = 330

const lengthOf = (entries: readonly { text: string }[]): number =>
  entries.reduce((sum, { text }) => sum + text.length + 8, 0)

const heading = (caseName: string | null): string =>
  caseName === null ? '受理条件：' : `“${caseName}”的受理条件：`

/** A condition that begins with its case needs no label. */
const repeats = (text: string, about: string): boolean => about !== '' && text.startsWith(about.slice(0, -1))

function verdict(stated: readonly string[], writer: GuideWriter): DraftSentence {
  const text =
    stated.length > 0
      ? '请对照上面的条件；是否符合由受理单位审核，这里不作判断。'
      : '您没有说到自己的情况，请对照上面的条件；是否符合由受理单位审核，这里不作判断。'
  return writer.say(text, ['conditions'], true)
}
