import { digitsOf } from './half-width.ts'
import type { FindRanges } from '../types.ts'

const EXTENSION = '(?:[ ]?(?:转|分机)[ ]?\\d{1,5})?'
const WITH_AREA = `(?:[（(]0\\d{2,3}[)）][ -]?|0(?:10|2\\d|[3-9]\\d{2})[ /-]?)\\d{3,4}[ -]?\\d{4}${EXTENSION}`
const LOCAL = `\\d{3,4}[ -]?\\d{4}`
const CANDIDATE = new RegExp(
  `(?<![\\dA-Za-z.-])(?:${WITH_AREA}|${LOCAL})(?![\\d%]|-\\d|\\.\\d|[A-Za-z])`,
  'g',
)
const AREA = /^(?:[（(]0\d{2,3}[)）]|0(?:10|2\d|[3-9]\d{2})[ /-]?\d)/
/** An area code and number as they are read out. */
const READ_OUT =
  /(?<![零〇幺一二三四五六七八九])零[一二三四五六七八九][零〇幺一二三四五六七八九]{8,10}(?![零〇幺一二三四五六七八九])/g
const CUE = /(?:电话|座机|固话|联系方式|宅电|请打|打我?|拨打?|回电)(?:号码?|是|为|就是)?[：: ]{0,2}$/
/** Words before a number that make it an office's or a hotline's. */
const OFFICE =
  /(?:代码|编号|户号|单号|序列号|热线|客服|监督|举报|值班|报修|抢修|专线|咨询|投诉|前台|物业|[局委办]|中心|大厅|窗口|派出所|支队|大队|医院|街道|居委会?|村委会?|护士站|门诊|科室|保安室|传达室|门卫|总机|总台|柜台|营业厅|公司|学校|售后)(?:的|办公室?|公示的?|公布的?|对外)?(?:联系|办公)?(?:电话|座机|固话|号码)?(?:号码?|是|为|给的)?[：: ]{0,2}$/
const NOT_A_NUMBER = /^[ ]?(?:元|万|块|年|月|平|米|吨|号楼|人|户|件|分(?!机)|度|公里)/

/** Fixed lines with an area code, or of 7–8 digits after 电话 and the like; not those of offices and hotlines. */
export const findFixedLines: FindRanges = (text, { publicNumbers = [] }) => {
  const known = new Set(publicNumbers.map(digitsOf))
  return [...text.matchAll(CANDIDATE), ...text.matchAll(READ_OUT)].flatMap((match) => {
    const [written] = match
    const before = text.slice(Math.max(0, match.index - 16), match.index)
    const end = match.index + written.length
    const digits = digitsOf(written.replace(/[转分].*$/, ''))
    const whole = (AREA.test(written) && digits.length >= 10) || digits === ''
    if (!whole && (!CUE.test(before) || digits.length > 8)) return []
    if (known.has(digits) || OFFICE.test(before) || NOT_A_NUMBER.test(text.slice(end))) return []
    return [{ start: match.index, end }]
  })
}
