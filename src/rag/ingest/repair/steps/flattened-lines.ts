import type { RepairStep } from '../step.ts'
import { NUMBERED_START, SENTENCE_END } from '../structure-marks.ts'

const LEAST_LENGTH = 200
const LEAST_BREAKS = 3

/** Gives a text whose line breaks became spaces its lines back: behind a sentence, and before a numbered heading. */
export const restoreFlattenedLines: RepairStep = {
  name: 'flattened-lines',
  label: '恢复被压成空格的换行',
  apply(traced, notes) {
    const text = traced.text
    if (text.length < LEAST_LENGTH || text.includes('\t')) return
    if (text.trim().split('\n').length - 1 > text.length / 2000) return
    const breaks = (text.match(/(?<=[。！？；：”）])[ ]+(?=[^\s])/g) ?? []).length
    if (breaks < LEAST_BREAKS) return
    notes.count(
      this,
      traced.replaceAll(/(?<=\S) +(?=\S)/g, (match) => {
        const before = text.slice(Math.max(0, match.index - 3), match.index)
        const after = text.slice(match.index + match[0].length, match.index + match[0].length + 12)
        return SENTENCE_END.test(before) || NUMBERED_START.test(after) ? '\n' : null
      }),
    )
  },
}
