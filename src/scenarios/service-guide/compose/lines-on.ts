import type { DraftSentence } from '../../../rag/answer/context.ts'
import { stepLine } from '../guide/wording.ts'
import type { ServiceItem } from '../../../store/service-item.ts'
import { clipField, ended } from './clip.ts'
import type { GuideWriter } from './writer.ts'

/** Lines of an answer on whatever a guide says that `speaks` of a matter, under a heading, in the guide's own words. */
export function linesOn(
  item: ServiceItem,
  speaks: (text: string) => boolean,
  heading: string,
  writer: GuideWriter,
): DraftSentence[] {
  const told = fieldsOf(item).filter(({ text, also = '' }) => speaks(`${text} ${also}`))
  return told.map(({ text, anchor }, i) => {
    const line = writer.bullet(clipField(text), [anchor])
    return i === 0 ? { ...line, text: `${heading}：\n${line.text}` } : line
  })
}

/** A field as it is told, and what else it is found by. */
interface Field {
  text: string
  anchor: string
  also?: string
}

/** Every field that says something in words, those that say most first. */
function fieldsOf({
  faq,
  conditions,
  cases,
  materials,
  steps,
  fee,
  time_limit: limit,
}: ServiceItem): Field[] {
  return [
    ...(faq ?? []).map(({ q, a }, i) => ({ text: `${q}${ended(a)}`, anchor: `faq.${i}` })),
    ...(conditions ?? []).map(({ text }, i) => ({ text, anchor: `conditions.${i}` })),
    ...(cases ?? []).map(({ name, when }, i) => ({ text: `${name}：${when}`, anchor: `cases.${i}` })),
    ...(materials ?? []).map(({ name, cases: of = [] }, i) => ({
      text: `材料：${name}`,
      anchor: `materials.${i}`,
      also: of.join(' '),
    })),
    ...(steps ?? []).map((step, i) => ({ text: `流程：${stepLine(step)}`, anchor: `steps.${i}` })),
    ...(fee?.amount === undefined ? [] : [{ text: `收费：${fee.amount}`, anchor: 'fee.amount' }]),
    ...(fee?.note === undefined ? [] : [{ text: `收费说明：${fee.note}`, anchor: 'fee.note' }]),
    ...(limit?.note === undefined ? [] : [{ text: `时限说明：${limit.note}`, anchor: 'time_limit.note' }]),
  ]
}
