import { linesOn } from './lines-on.ts'
import type { Part } from './part.ts'
import type { Situation } from './situation.ts'
import type { GuideWriter } from './writer.ts'

/** How guides speak of somebody who acts for the applicant; notaries, banks and laboratories are charged with other things. */
const SPEAKS_OF_PROXY =
  /代办|代领|代为|代理(?!记账)|代收|(?<!签订)委托(?!公证|卖|第三方|划转|合同|银行)|受托(?!银行)|亲自到场|(?:由|或者)[^，；。]{0,6}近亲属/
/** Whoever looks after a child acts for it. */
const SPEAKS_OF_GUARDIAN = /监护人/
const CHILD = /孩子|小孩|娃|未成年|儿子|女儿|宝宝|婴儿|学生|\d岁/

/** Whether somebody else may act for the applicant, and with what: whatever the guide says of it, in its own words. */
export function tellProxy({ item, question }: Situation, writer: GuideWriter): Part {
  const speaks = (text: string): boolean =>
    SPEAKS_OF_PROXY.test(text) || (CHILD.test(question) && SPEAKS_OF_GUARDIAN.test(text))
  const sentences = linesOn(item, speaks, '关于代办', writer)
  return sentences.length > 0 ? { sentences } : { sentences, missing: '能否由他人代办' }
}
