import type { DraftSentence } from '../../../rag/answer/context.ts'
import type { Part } from './part.ts'
import { namesOf } from './place.ts'
import type { Situation } from './situation.ts'
import type { GuideWriter } from './writer.ts'

/** `指南没有写明收费，可以拨打咨询电话…问清楚。` */
export function tellMissing(
  missing: readonly string[],
  { item }: Situation,
  writer: GuideWriter,
): DraftSentence {
  const consult = item.phones?.consult
  const what = [...new Set(missing)].join('、')
  if (consult === undefined) {
    const anchor = ['department', 'code', 'overview'].find((one) => writer.has(one)) ?? 'conditions'
    return writer.say(`指南没有写明${what}。`, [anchor])
  }
  return writer.say(`指南没有写明${what}，可以拨打咨询电话 ${consult} 问清楚。`, ['phones.consult'])
}

/** The question that is asked back: which district, or which case. */
export function askBack(
  ask: NonNullable<Part['ask']>,
  situation: Situation,
  writer: GuideWriter,
): DraftSentence {
  const { item } = situation
  if (ask === 'place') {
    const names = namesOf(item.locations ?? [], situation)
    return writer.say(`办理地点因区县而异，请问您在哪里办？（${names}）`, ['locations'], true)
  }
  const names = caseNames(item.cases ?? [])
  return writer.say(`其余的因情形而不同，请问您属于哪一种？（${names}）`, ['cases'], true)
}

/** Names of cases in a row; those that hold a comma of their own are set apart by semicolons. */
function caseNames(cases: readonly { name: string }[]): string {
  const names = cases.map(({ name }) => name)
  return names.join(names.some((name) => name.includes('、')) ? '；' : '、')
}
