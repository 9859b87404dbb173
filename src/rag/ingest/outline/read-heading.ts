import { parseNumeral } from '../../../shared/text/numerals.ts'
import { isOfficeLine } from '../flow/index.ts'
import { isClosingLine, type Step } from './read-steps.ts'

/** A part with a name of its own: 前言, 附录, 附件. */
export interface NamedPart {
  kind: 'preface' | 'annex'
  /** `appendix1` counts appendices and `annex1` annexes; the number as written wins. */
  anchor: 'preface' | 'appendix' | 'annex'
  number: number | null
  label: string
  title: string
}

const PREFACE = /^(前\s*言|序\s*言|引\s*言|导\s*语)$/u
const APPENDIX = /^附\s*录\s*([A-Za-z]|[0-9]{1,2}|[一二三四五六七八九十]{1,3})?[\s：:]*(.{0,40})$/u
const ANNEX = /^附\s*件\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})?\s*([：:])?\s*(.{0,60})$/u

/** The named part a paragraph opens, or null. A list of annexes (`附件：1.…`) opens none. */
export function readNamedPart(steps: readonly Step[], index: number): NamedPart | null {
  const text = steps[index]?.paragraph?.text ?? ''
  if (text.length > 60) return null
  const preface = PREFACE.exec(text)
  if (preface) return { kind: 'preface', anchor: 'preface', number: null, label: '', title: '前言' }
  const appendix = APPENDIX.exec(text)
  if (appendix && !/[。；]/u.test(text)) {
    const title = appendix[2]!.trim()
    const label = text.slice(0, text.length - appendix[2]!.length).replace(/[\s：:]/gu, '')
    return { kind: 'annex', anchor: 'appendix', number: ordinal(appendix[1]), label, title }
  }
  return readAnnex(steps, index, text)
}

function readAnnex(steps: readonly Step[], index: number, text: string): NamedPart | null {
  const annex = ANNEX.exec(text)
  if (!annex || /[。；]$/u.test(text) || listsAnnexes(steps, index, annex)) return null
  if (annex[1] === undefined && annex[2] === undefined && annex[3] !== '') return null
  const label = annex[1] === undefined ? '附件' : `附件${annex[1]}`
  return { kind: 'annex', anchor: 'annex', number: ordinal(annex[1]), label, title: annex[3]!.trim() }
}

/** `附件：…` above a signature, at the end, or followed by more entries names annexes; it does not begin one. */
function listsAnnexes(steps: readonly Step[], index: number, annex: RegExpExecArray): boolean {
  const title = annex[3]!
  if (title === '') return false
  if (/^[0-9]{1,2}[.．、]/u.test(title)) return true
  const next = steps[index + 1]
  if (next === undefined) return true
  const following = next.paragraph?.text ?? ''
  return /^附\s*件/u.test(following) || isClosingLine(steps, index + 1)
}

/** Number under which an annex list (`附件：1.…`) starts, or null when the paragraph is none. */
export function readAnnexList(text: string): number | null {
  const match = /^附\s*件\s*[：:]\s*(?:([0-9]{1,2})[.．、])?\s*\S/u.exec(text)
  return match ? Number(match[1] ?? 1) : null
}

/**
 * True for a heading without number in plain text: a short line without sentence punctuation between running
 * paragraphs. A list of short lines has no headings.
 */
export function isBareHeading(steps: readonly Step[], index: number): boolean {
  const text = steps[index]?.paragraph?.text ?? ''
  if (text.length < 2 || text.length > 24 || /[。；，：！？、…—|“”]|^[（(\d]|^[a-z]+$|[:：]$/iu.test(text))
    return false
  if (!/[\u4e00-\u9fff]{2}/u.test(text) || isOfficeLine(text) || isClosingLine(steps, index)) return false
  const before = steps[index - 1]?.paragraph?.text ?? ''
  const after = steps[index + 1]
  const opensText = after?.marker != null || (after?.paragraph?.text.length ?? 0) >= 30
  return opensText && /[。；！？）”]$/u.test(before) && before.length >= 30
}

/** Question of a question-and-answer text (`问：…？`), without its mark, or null. */
export function readQuestion(text: string): string | null {
  const match = /^(?:问|Q)\s*[0-9一二三四五六七八九十]{0,3}\s*[：:.、]\s*(.{4,80})$/u.exec(text)
  return match ? match[1]!.trim() : null
}

function ordinal(text: string | undefined): number | null {
  if (text === undefined) return null
  if (/^[A-Za-z]$/.test(text)) return text.toUpperCase().charCodeAt(0) - 64
  return parseNumeral(text)
}
