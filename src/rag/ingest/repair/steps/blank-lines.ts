import type { RepairStep } from '../step.ts'

/** One line a paragraph: no empty lines, no white space at the ends of lines; tabs are table cells and stay. */
export const removeBlankLines: RepairStep = {
  name: 'blank-lines',
  label: '清除空行',
  apply(traced) {
    traced.replaceAll(/[ \r\f]+(?=\n|$)|(?<=^|\n)[ \r\f]+/g, () => '')
    traced.replaceAll(/^(?:[ \t]*\n)+|\s+$/g, () => '')
    traced.replaceAll(/\n(?:[ \t]*\n)+/g, () => '\n')
  },
}
