import { rangesOf } from '../ranges.ts'
import type { FindRanges } from '../types.ts'

/** The last one is the made-up province of the demo city. */
const PROVINCES = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新沧'
const PLATE = new RegExp(
  `[${PROVINCES}][ ]?[A-Za-z][ ]?[·.•-]?[ ]?(?=[A-Za-z0-9 ]*\\d)(?:[A-Za-z0-9]{5,7}|[A-Za-z0-9]{2,3} [A-Za-z0-9]{2,4}|[A-Za-z0-9]{4,5}[挂学警港澳领校])(?![A-Za-z0-9])`,
  'g',
)

/** Read out: `沧F，杠，九九零七二`. */
const READ_OUT = new RegExp(
  `[${PROVINCES}][ ]?[A-Za-z][，,、 ]*(?:杠|点)?[，,、 ]*[零〇幺一二三四五六七八九]{5,6}(?![零〇一二三四五六七八九十百千万])`,
  'g',
)

/** Number plates: province, letter, then 5–6 letters and digits (also such as no authority would give out). */
export const findPlates: FindRanges = (text) => [...rangesOf(text, PLATE), ...rangesOf(text, READ_OUT)]
