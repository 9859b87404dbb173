import { maskPii, PII_KINDS, PRIVATE_NUMBERS, type PiiKind } from './index.ts'

/** What says who asks, where they live or how to reach them: no answer depends on it. */
const OF_THE_ASKER: readonly PiiKind[] = [...PRIVATE_NUMBERS, '邮箱', '车牌号', '微信号', '住址', '姓名']
const PAPER = '证件号'
const LABEL = `［(?:${[...PII_KINDS, PAPER].join('|')})］`
const LABELS = new RegExp(LABEL, 'g')

/** Numbers of papers that nobody else has, by the word before them or the form of the number. */
const PAPERS: readonly RegExp[] = [
  /(?<=(?:护照|通行证|残疾证|驾驶证|行驶证|营业执照|社保卡|医保卡|军官证|学籍|病历|住院|保单|存折|合同|案件|工单|受理|办件|证件?|卡)(?:编号|号码|号|编码)[:：是为]?\s*)[A-Z]{0,3}\d[A-Z\d-]{5,24}/gi,
  /\p{Script=Han}?[（(]?(?:19|20)\d{2}[）)]?\p{Script=Han}{0,6}(?:不动产权|房权证|房地权证)[^\d，。；\s]{0,6}第?\s*[\dA-Z-]{4,20}号?/gu,
]

/** A question as it may be kept and searched for: whoever asks is masked; forms of address and office phones stay. */
export const maskQuestion = (question: string): string =>
  PAPERS.reduce(
    (masked, paper) => masked.replace(paper, `［${PAPER}］`),
    maskPii(question, { kinds: OF_THE_ASKER }),
  )

const INTRODUCES =
  '(?:我的?|本人|联系人?|联系方式|单位|公司|家里?|名?叫做?|名字|姓名|户主|手机|电话|座机|身份证|护照|残疾证|证件?|不动产权证|房产证|车牌|邮箱|微信|银行卡|卡|住址|地址|家?住在?|号码|号|是|为|在|[:：\\s])'
const PHONE = '0\\d{2,3}-?\\d{7,8}(?:转\\d+)?'
const SAYS_WHO = new RegExp(`${INTRODUCES}*(?:${LABEL}|(?<=(?:电话|座机)[:：]?)${PHONE})(?:转\\d+)?`, 'g')
const INTRODUCTIONS = new RegExp(`${INTRODUCES}|[\\s\\p{P}]`, 'gu')
/** What may be left of a clause that only says who asks: a form of address, a relation (`赵会计`, `我妈`). */
const LEFT = 3

/**
 * A masked question without its labels, which are words that no document should be found by, and without the clauses
 * that only say who asks.
 */
export function withoutLabels(question: string): string {
  const clauses = question.split(/(?<=[，。；！？,;!?])/)
  const asking = clauses.filter((clause) => {
    const left = clause.replace(SAYS_WHO, '')
    return left === clause || left.replace(INTRODUCTIONS, '').length > LEFT
  })
  const kept = asking.length > 0 ? asking : clauses
  const bare = kept.map((clause) => clause.replace(SAYS_WHO, ' ')).join('')
  return (bare.trim() === '' ? question.replace(LABELS, ' ') : bare).trim()
}
