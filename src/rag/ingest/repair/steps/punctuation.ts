import { findChinesePunctuation } from '../../../../shared/text/punctuation.ts'
import type { TextEdit } from '../../../../shared/text/traced-text.ts'
import { splitLines } from '../../text-lines.ts'
import type { RepairStep } from '../step.ts'

/** Gives Chinese text full-width punctuation; a `?` stays as it is in a text that lost bytes to `?`. */
export const normalisePunctuation: RepairStep = {
  name: 'punctuation',
  label: '标点转为中文标点',
  apply(traced, notes) {
    const edits: TextEdit[] = []
    for (const line of splitLines(traced.text)) {
      for (const edit of findChinesePunctuation(line.text)) {
        if (notes.lostBytes && edit.text === '？') continue
        edits.push({ start: line.start + edit.start, end: line.start + edit.end, text: edit.text })
      }
    }
    traced.edit(edits)
  },
}
