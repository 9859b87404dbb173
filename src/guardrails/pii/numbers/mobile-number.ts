import { rangesOf } from '../ranges.ts'
import type { FindRanges } from '../types.ts'

const CANDIDATE =
  /(?<![\dA-Za-z.])(?:(?:\+|00)?86[ -]?)?1(?:[ .-]?\d){10}(?!\d|[ -]?\d{3}|\.\d|[ ]?(?:万|亿|元|块|吨|平|立方|米|人|次|kWh))/g

/** Read out in groups: `163、0098、2217`. */
const GROUPED =
  /(?<![\dA-Za-z])1[3-9]\d[、，, ·./-]{1,2}(?:中间)?\d{4}[、，, ·./-]{1,2}(?:尾号|最后)?\d{4}(?!\d)/g

/** Digits as they are read out; 两 and 勾 belong to no other number word here. */
const SPOKEN = '零〇○洞幺一二两三四五六七拐八九勾'
const SPOKEN_VALUES = '00001122345677899'
const READ_OUT = new RegExp(
  `(?<![${SPOKEN}\\d])(?=[\\d、，, -]*[${SPOKEN}])[幺一1](?:[、，, -]{0,2}[${SPOKEN}\\d]){10}(?![${SPOKEN}\\d])`,
  'g',
)

/** Mobile numbers by pattern (1, then 3 to 9, eleven digits; unassigned prefixes too), grouped, with +86, or read out. */
export const findMobileNumbers: FindRanges = (text) =>
  [CANDIDATE, GROUPED, READ_OUT].flatMap((pattern) =>
    rangesOf(text, pattern).filter(({ start, end }) => isMobile(text.slice(start, end))),
  )

function isMobile(written: string): boolean {
  const digits = [...written]
    .map((sign) => (SPOKEN.includes(sign) ? SPOKEN_VALUES[SPOKEN.indexOf(sign)]! : sign))
    .filter((sign) => /\d/.test(sign))
    .join('')
  return /^(?:(?:00)?86)?1[3-9]\d{9}$/.test(digits)
}
