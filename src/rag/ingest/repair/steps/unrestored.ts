import { isHan } from '../../../../shared/text/characters.ts'
import { splitLines } from '../../text-lines.ts'
import type { RepairStep } from '../step.ts'

const QUESTION = /[吗呢么什怎如何哪谁多少几否]/
const MOST_WARNINGS = 50

/** Points at what is still damaged: a `?` in the middle of Chinese text that lost bytes, and replacement characters. */
export const flagUnrestored: RepairStep = {
  name: 'unrestored',
  label: '标记未能恢复的文字',
  apply(traced, notes) {
    let warned = 0
    for (const line of splitLines(traced.text)) {
      for (const match of line.text.matchAll(/\ufffd+|\?+/g)) {
        const at = match.index
        const end = at + match[0].length
        if (match[0].startsWith('?') && !(notes.lostBytes && isDamage(line.text, at, end))) continue
        const original = traced.toOriginal({ start: line.start + at, end: line.start + end })
        if (notes.isWarned(original)) continue
        if (warned++ >= MOST_WARNINGS) return
        const around = line.text.slice(Math.max(0, at - 8), end + 8)
        notes.warn('TEXT_UNRESTORED', `此处文字损坏，未能恢复：…${around}…`, original)
      }
    }
  },
}

/** A question mark closes a question; lost bytes stand anywhere. */
function isDamage(line: string, start: number, end: number): boolean {
  const sentence =
    line
      .slice(0, start)
      .split(/[。！？]/)
      .at(-1) ?? ''
  const closes = !isHan(line[end]) || QUESTION.test(sentence)
  return isHan(line[start - 1]) && !(closes && QUESTION.test(sentence))
}
