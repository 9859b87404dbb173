import type { Detail } from '../types.ts'

/** Lines of evidence under a case, `[label, text]` each; those without text are left out. */
export const detailsOf = (lines: readonly (readonly [label: string, text: string])[]): Detail[] =>
  lines.flatMap(([label, text]) => (text === '' ? [] : [{ label, text }]))
