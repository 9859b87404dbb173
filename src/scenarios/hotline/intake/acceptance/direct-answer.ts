import type { TicketType } from '../../types.ts'

/** Words that make it a case to look into, also where it is put as a question. */
const CASE =
  /(?:到哪一?步|进度|审核中|(?:怎么|多久了)还|没消息|查一查|(?:帮我|给我|替我)[^，。]{0,2}(?:查|催|看)|查一下(?=我)|哪里卡|被(?:拒|退)|不给(?:办|报|发)|为什么(?:不|没)|凭什么|能不能(?:给|派|帮)|工单|上次反映|反映过|受理编号|罚(?:多少|款)|拉走|申诉)/

/** Whether a ticket asks for policy or procedure only, with no case to look into. */
export function isDirectlyAnswered(text: string, type: TicketType, accepted: boolean): boolean {
  return type === '咨询' && accepted && !CASE.test(text)
}
