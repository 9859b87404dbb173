import type { MarkerForm } from '../flow/index.ts'

/** First letter of an anchor's part: b 编, c 章, j 节, a 条, s any other number. */
export const ANCHOR_LETTERS: Record<MarkerForm, string> = {
  part: 'b',
  chapter: 'c',
  section: 'j',
  article: 'a',
  dun: 's',
  paren: 's',
  dot: 's',
  parenDigit: 's',
  circled: 's',
}

/** Inside an article a number is 项 (i), 目 (m) or deeper (n); 款 is k. */
export const LIST_LETTERS_IN_ARTICLE: Partial<Record<MarkerForm, string>> = {
  paren: 'i',
  dot: 'm',
  parenDigit: 'n',
  circled: 'n',
}
