import type { ServiceItem } from '../../../store/service-item.ts'
import { clipField, ended } from './clip.ts'
import type { Part } from './part.ts'
import type { Situation } from './situation.ts'
import type { GuideWriter } from './writer.ts'

/** How guides speak of somebody who acts for the applicant; notaries, banks and laboratories are charged with other things. */
const SPEAKS_OF_PROXY =
  /代办|代领|代为|代理(?!记账)|代收|委托(?!公证|卖|第三方|划转|合同|银行)|受托(?!银行)|亲自到场|(?:由|或者)[^，；。]{0,6}近亲属/
/** Whoever looks after a child acts for it. */
const SPEAKS_OF_GUARDIAN = /监护人/
const CHILD = /孩子|小孩|娃|未成年|儿子|女儿|宝宝|婴儿|学生|\d岁/

/** Whether somebody else may act for the applicant, and with what: whatever the guide says of it, in its own words. */
export function tellProxy({ item, question }: Situation, writer: GuideWriter): Part {
  const speaks = (text: string | undefined): boolean =>
    text !== undefined &&
    (SPEAKS_OF_PROXY.test(text) || (CHILD.test(question) && SPEAKS_OF_GUARDIAN.test(text)))
  const lines = linesOn(item, speaks)
  if (lines.length === 0) return { sentences: [], missing: '能否由他人代办' }
  return {
    sentences: lines.map(({ text, anchor }, i) => {
      const line = writer.bullet(clipField(text), [anchor])
      return i === 0 ? { ...line, text: `关于代办：\n${line.text}` } : line
    }),
  }
}

/** Every field that speaks of it, those that say most first. */
function linesOn(item: ServiceItem, speaks: (text: string | undefined) => boolean) {
  const { faq = [], conditions = [], cases = [], materials = [], steps = [] } = item
  return [
    ...faq.map(({ q, a }, i) => ({
      text: `${q}${ended(a)}`,
      anchor: `faq.${i}`,
      on: speaks(q) || speaks(a),
    })),
    ...conditions.map(({ text }, i) => ({ text, anchor: `conditions.${i}`, on: speaks(text) })),
    ...cases.map(({ name, when }, i) => ({
      text: `${name}：${when}`,
      anchor: `cases.${i}`,
      on: speaks(name) || speaks(when),
    })),
    ...materials.map(({ name, cases: of = [] }, i) => ({
      text: `材料：${name}`,
      anchor: `materials.${i}`,
      on: speaks(name) || of.some(speaks),
    })),
    ...steps.map(({ name, actor }, i) => ({
      text: `${name}：${actor}`,
      anchor: `steps.${i}`,
      on: speaks(actor),
    })),
  ].filter(({ on }) => on)
}
