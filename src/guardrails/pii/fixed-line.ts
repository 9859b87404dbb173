import { digitsOf } from './half-width.ts'
import type { FindRanges } from './types.ts'

const CANDIDATE =
  /(?<![\dA-Za-z.])(?:[（(]0\d{2,3}[)）][ -]?|0\d{2,3}[ -]?)?[1-9０0]\d{2,3}[ -]?\d{4}(?![\d%]|-\d|\.\d)/g
const WITH_AREA = /^[（(]?0(?:10|2\d|[3-9]\d{2})/
const CUE = /(?:电话|座机|固话|家里电话|联系方式|宅电|打我?|拨打?|回电)(?:号码?|是|为|就是)?[：: ]{0,2}$/
/** Words before a number that make it an office's, a shop's or a hotline's. */
const OFFICE =
  /(?:热线|客服|监督|举报|值班|报修|服务|抢修|咨询|总机|投诉|前台|门店|店里|物业|公司|单位|[局委办会]|中心|大厅|窗口|医院|学校|派出所|支队|大队|街道|居委|村委|社区)(?:的|办公室?|公示的?|公布的?|对外)?(?:联系|办公)?(?:电话|座机|固话|号码)?(?:号码?|是|为)?[：: ]{0,2}$/
const NOT_A_NUMBER = /^[ ]?(?:元|万|块|年|月|平|米|吨|号楼|人|户|件|分|度|公里|%)/

/** Fixed lines with an area code, or of 7–8 digits after 电话 and the like; not those of offices, shops and hotlines. */
export const findFixedLines: FindRanges = (text, { publicNumbers = [] }) => {
  const known = new Set(publicNumbers.map(digitsOf))
  return [...text.matchAll(CANDIDATE)].flatMap((match) => {
    const written = match[0]
    const before = text.slice(Math.max(0, match.index - 16), match.index)
    const end = match.index + written.length
    const area = WITH_AREA.test(written) && digitsOf(written).length >= 10
    if (!area && (!CUE.test(before) || digitsOf(written).length > 8)) return []
    if (known.has(digitsOf(written)) || OFFICE.test(before) || NOT_A_NUMBER.test(text.slice(end))) return []
    return [{ start: match.index, end }]
  })
}
