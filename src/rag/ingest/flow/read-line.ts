import { parseDate } from '../../../shared/text/dates.ts'

/** A name of an office standing alone on its line, as in a letterhead or signature. */
const OFFICE =
  /^[\u4e00-\u9fff（）()·、\s]{2,60}(?:政府|办公厅|办公室|委员会|管委会?|局|厅|部|委|院|署|中心|联合会|残联|支队|总队|指挥部|领导小组|协会|集团|公司|发展办)$/u

/** True for an office's name alone on a line. */
export function isOfficeLine(text: string): boolean {
  return text.length <= 60 && OFFICE.test(text) && !/[，。；：]/u.test(text)
}

/** True for a date alone on a line, `印发` and brackets allowed. */
export function isDateLine(text: string): boolean {
  return text.length <= 24 && parseDate(text.replace(/[（）()]|印发|发布$/gu, '').trim()) !== null
}

/** `本通知自…起施行。`, `特此通告。`: the last words of a notice, which belong to no item above them. */
export function isClosingSentence(text: string): boolean {
  return (
    text.length <= 120 &&
    /^(?:特此|(?:以上|上述)(?:政策|措施|规定)|本(?:通知|意见|实施意见|方案|行动方案|措施|若干措施|公告|通告|决定|政策|计划|规划)(?:自|有效期|由|所称))/u.test(
      text,
    )
  )
}
