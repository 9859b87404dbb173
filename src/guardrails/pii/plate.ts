import type { FindRanges } from './types.ts'

/** The last one is the made-up province of the demo city. */
const PROVINCES = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新沧'
const PLATE = new RegExp(
  `[${PROVINCES}][ ]?[A-Za-z][ ]?[·.•-]?[ ]?(?=[A-Za-z0-9 ]*\\d)(?:[A-Za-z0-9]{5,6}|[A-Za-z0-9]{2,3} [A-Za-z0-9]{3,4}|[A-Za-z0-9]{4,5}[挂学警港澳领])(?![A-Za-z0-9])`,
  'g',
)

/** Number plates: province, letter, then 5–6 letters and digits (also such as no authority would give out). */
export const findPlates: FindRanges = (text) =>
  [...text.matchAll(PLATE)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
