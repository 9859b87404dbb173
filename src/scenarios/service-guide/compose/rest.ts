import { basisLine, stepLine } from '../guide/wording.ts'
import { clipField, ended } from './clip.ts'
import { tellFee } from './fee.ts'
import type { Part } from './part.ts'
import type { Situation } from './situation.ts'
import type { GuideWriter } from './writer.ts'

/** Ordinals that no number of a guide is mistaken for. */
const ORDINALS = '一二三四五六七八九十'

/** The steps in order, each on a line of its own, with who does them and how long they take. */
export function tellSteps({ item }: Situation, writer: GuideWriter): Part {
  const steps = item.steps ?? []
  if (steps.length === 0) return { sentences: [], missing: '办理流程' }
  const write = (describe: (step: (typeof steps)[number]) => string) =>
    steps.map((step, i) => {
      const line = writer.say(
        `${ORDINALS[i] === undefined ? '· ' : `（${ORDINALS[i]}）`}${describe(step)}`,
        [`steps.${i}`],
        true,
      )
      return i === 0 ? { ...line, text: `办理流程：\n${line.text}` } : line
    })
  return { sentences: write(stepLine), brief: write(({ name }) => name) }
}

/** What one gets in the end. */
export function tellResult({ item }: Situation, writer: GuideWriter): Part {
  const { result } = item
  if (result === undefined) return { sentences: [], missing: '办理结果' }
  const sentences = [writer.say(`办理结果：${ended(result.name)}`, ['result.name'])]
  if (result.validity !== undefined)
    sentences.push(writer.say(`有效期：${ended(result.validity)}`, ['result.validity']))
  if (result.standard !== undefined)
    sentences.push(writer.say(`标准：${ended(clipField(result.standard))}`, ['result.standard']))
  return { sentences }
}

/** How long the result is good for. */
export function tellValidity({ item }: Situation, writer: GuideWriter): Part {
  const validity = item.result?.validity
  if (validity === undefined) return { sentences: [], missing: '有效期' }
  return {
    sentences: [
      writer.say(`${item.result!.name}的有效期：${ended(validity)}`, ['result.name', 'result.validity']),
    ],
  }
}

/** How much is paid, lent or granted. */
export function tellStandard(situation: Situation, writer: GuideWriter): Part {
  const { item } = situation
  const standard = item.result?.standard
  // What is charged by a scale (a contribution, a rent) stands under the fees.
  if (standard === undefined && item.fee?.charged && item.fee.amount !== undefined)
    return tellFee(situation, writer)
  if (standard === undefined) return { sentences: [], missing: '标准或者金额' }
  return { sentences: [writer.say(`标准：${ended(clipField(standard, 240))}`, ['result.standard'])] }
}

/** The rules an item rests on. */
export function tellBasis({ item }: Situation, writer: GuideWriter): Part {
  const basis = item.basis ?? []
  if (basis.length === 0) return { sentences: [], missing: '设定依据' }
  return {
    sentences: basis.map((entry, i) =>
      writer.say(`${i === 0 ? '设定依据：' : ''}${ended(basisLine(entry))}`, [`basis.${i}`]),
    ),
  }
}

/** Which office is in charge. */
export function tellDepartment({ item }: Situation, writer: GuideWriter): Part {
  const { department, co_departments: others = [] } = item
  if (department === undefined) return { sentences: [], missing: '实施主体' }
  const sentences = [writer.say(`实施主体：${ended(department)}`, ['department'])]
  if (others.length > 0)
    sentences.push(writer.say(`联办单位：${ended(clipField(others.join('、')))}`, ['co_departments']))
  return { sentences }
}

/** Whom an item is for. */
export function tellAudience({ item }: Situation, writer: GuideWriter): Part {
  const audience = item.audience ?? []
  if (audience.length === 0) return { sentences: [], missing: '服务对象' }
  return { sentences: [writer.say(`服务对象：${ended(audience.join('、'))}`, ['audience'])] }
}
