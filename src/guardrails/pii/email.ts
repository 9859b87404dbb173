import type { FindRanges } from './types.ts'

const ADDRESS =
  /(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]*[ ]?(?:@|艾特|[（(\[]at[）)\]])[ ]?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/gi

/** E-mail addresses. */
export const findEmails: FindRanges = (text) =>
  [...text.matchAll(ADDRESS)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
