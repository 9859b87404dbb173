import type { RepairStep } from '../step.ts'

/** A line of nothing but `?`: an empty line whose space was not in the target encoding. */
const LINE = /^(?=[ \t]*\?)[ \t?]+$/gm
/** `?` in place of an indentation, or of white space before the end of a line. */
const INDENT = /^\?{2,}(?=[^?\n])|(?<=[^\s?]) \?\?[ ?]*$/gm

/** Removes `?` that stand for spaces lost in a conversion: whole lines, indentations and line ends. */
export const removeLostSpaces: RepairStep = {
  name: 'lost-spaces',
  label: '清除代替空格的问号',
  apply(traced, notes) {
    const lines = traced.text.match(LINE)?.length ?? 0
    const indents = traced.text.match(INDENT)?.length ?? 0
    // A single line or indentation may be what someone wrote.
    if (lines + indents < 3) return
    notes.lostBytes = true
    notes.count(this, traced.replaceAll(LINE, () => '') + traced.replaceAll(INDENT, () => ''))
  },
}
